# SPDX-License-Identifier: Apache-2.0
# Runs model.R of an export for goldfish where goldfish is not installed: functions of its names hold
# the lists and the formula to what goldfish documents, and hand back Comity's own estimates.
#
#   Rscript tests/peers/goldfish_stand_in.R FOLDER 1.6|1.7

arguments <- commandArgs(trailingOnly = TRUE)
setwd(arguments[1])
version <- arguments[2]
modern <- version == "1.7"

must <- function(fits, ...) if (!isTRUE(fits)) stop(paste0(...), call. = FALSE)
library <- function(...) invisible()
packageVersion <- function(...) numeric_version(paste0(version, ".0"))

nodes_made <- function(nodes) {
  must(is.character(nodes$label) && !anyDuplicated(nodes$label) && !anyNA(nodes$label), "labels")
  must(is.logical(nodes$present) && !anyNA(nodes$present), "presence")
  structure(nodes, class = c("nodes.goldfish", "data.frame"))
}
network_made <- function(matrix = NULL, nodes, nodes2 = NULL, directed = TRUE) {
  n <- nrow(nodes)
  if (is.null(matrix)) matrix <- array(0, c(n, n), list(nodes$label, nodes$label))
  must(is.numeric(matrix) && identical(dimnames(matrix), list(nodes$label, nodes$label)), "matrix")
  must(directed || isSymmetric(matrix), "an undirected network is not symmetric")
  must(all(diag(matrix) == 0) && !anyNA(matrix), "cells")
  structure(matrix, class = "network.goldfish", directed = directed)
}
events_fit <- function(events, labels, columns) {
  must(is.data.frame(events) && nrow(events) > 0, "no events")
  must(is.double(events$time) && !is.unsorted(events$time) && !anyNA(events$time), "times")
  for (column in columns) must(all(events[[column]] %in% labels), column, " has no such label")
  must(ncol(events) == length(columns) + 2, "columns: ", toString(names(events)))
}
changes_linked <- function(x, changes, attribute = NULL, nodes = NULL) {
  if (inherits(x, "nodes.goldfish")) {
    events_fit(changes, x$label, "node")
    must(identical(class(changes$replace), class(x[[attribute]])), attribute, " changes its class")
  } else {
    events_fit(changes, nodes$label, c("sender", "receiver"))
    must(is.double(changes$replace) || is.double(changes$increment), "no value")
    must(!any(changes$sender == changes$receiver), "a tie of one")
  }
  x
}
events_made <- function(events, nodes, network) {
  must(inherits(network, "network.goldfish"), "no network")
  events_fit(events, nodes$label, c("sender", "receiver"))
  structure(events, class = c("dependent.goldfish", "data.frame"))
}

options_of_all <- c("window", "ignore_repetitions", "transformer_fn")
effects <- list(
  indeg = c("weighted", "type", options_of_all), outdeg = c("weighted", "type", options_of_all),
  node_trans = c("type", options_of_all), tertius = c("type", options_of_all),
  tertius_diff = options_of_all, tie = c("weighted", options_of_all),
  inertia = c("weighted", "window", "transformer_fn"), recip = c("weighted", options_of_all),
  trans = options_of_all, cycle = options_of_all, common_sender = options_of_all,
  common_receiver = options_of_all, four = options_of_all, mixed_trans = options_of_all,
  mixed_cycle = options_of_all, mixed_common_sender = options_of_all,
  mixed_common_receiver = options_of_all, ego = NULL, alter = NULL, same = NULL,
  diff = "transformer_fn", sim = "transformer_fn", ego_alter_interaction = NULL)
one_sided <- c("indeg", "outdeg", "node_trans", "tertius", "ego")
earlier <- c(node_trans = "nodeTrans", common_sender = "commonSender", common_receiver = "commonReceiver",
             mixed_trans = "mixedTrans", mixed_cycle = "mixedCycle", mixed_common_sender = "mixedCommonSender",
             mixed_common_receiver = "mixedCommonReceiver", tertius_diff = "tertiusDiff",
             ego_alter_interaction = "egoAlterInt")
earlier_options <- c(ignore_repetitions = "ignoreRep", transformer_fn = "transformFun")

terms_of <- function(side)
  if (is.call(side) && identical(side[[1]], as.name("+"))) c(terms_of(side[[2]]), list(side[[3]])) else list(side)
object_fits <- function(part, where) {
  if (is.call(part) && identical(part[[1]], as.name("list")))
    return(all(vapply(as.list(part)[-1], object_fits, TRUE, where)))
  value <- eval(part, where)
  inherits(value, "network.goldfish") || is.numeric(value)
}
formula_fits <- function(formula, family, part) {
  must(inherits(eval(formula[[2]], globalenv()), "dependent.goldfish"), "no dependent events")
  if (!modern) {
    names(effects) <- ifelse(names(effects) %in% names(earlier), earlier[names(effects)], names(effects))
    effects <- lapply(effects, function(all) ifelse(all %in% names(earlier_options), earlier_options[all], all))
    one_sided <- ifelse(one_sided %in% names(earlier), earlier[one_sided], one_sided)
  }
  for (term in terms_of(formula[[3]])) {
    if (identical(term, 1)) { must(part == "rate" || family == "REM", "an intercept"); next }
    name <- as.character(term[[1]])
    must(name %in% names(effects), "no effect ", name)
    must(part != "rate" || family == "REM" || name %in% one_sided, name, " in a rate")
    given <- names(as.list(term)[-1])
    given <- given[nzchar(given)]
    must(all(given %in% effects[[name]]), name, ": ", toString(given))
    must(!("type" %in% given) || family == "REM", "type outside REM")
    parts <- as.list(term)[-1]
    plain <- if (is.null(names(parts))) parts else parts[names(parts) == ""]
    must(all(vapply(plain, object_fits, TRUE, globalenv())), deparse(term), ": its object")
    for (option in parts[names(parts) %in% c("transformer_fn", "transformFun")])
      must(is.function(eval(option, globalenv())), "no function")
  }
}
fitted_like_comity <- function() {
  found <- read.csv("comity.csv")
  structure(found, class = "result.goldfish")
}
coef.result.goldfish <- function(object, ...) object$estimate[object$term != "log_likelihood"]
vcov.result.goldfish <- function(object, ...) diag(object$se[object$term != "log_likelihood"]^2, nrow = nrow(as.data.frame(unclass(object))) - 1)
logLik.result.goldfish <- function(object, ...) object$estimate[object$term == "log_likelihood"]

if (modern) {
  make_nodes <- function(nodes) nodes_made(nodes)
  make_network <- network_made
  link_events <- function(x, change_events, attribute, nodes = NULL) changes_linked(x, change_events, if (missing(attribute)) NULL else attribute, nodes)
  make_dependent_events <- function(events, nodes, nodes2 = NULL, default_network = NULL) events_made(events, nodes, default_network)
  make_data <- function(...) {
    must(all(vapply(as.list(substitute(list(...)))[-1], is.name, TRUE)), "data are not named")
    new.env()
  }
  set_estimation_opt <- function(max_iterations = 20, convergence_criterion = 0.001, engine = "default_c") {
    must(engine %in% c("default_c", "default", "gather_compute"), engine)
    list()
  }
  estimate_dynam <- function(x, sub_model = c("choice", "rate", "choice_coordination"), data = NULL,
                             control_estimation = set_estimation_opt(), progress = NULL, verbose = NULL) {
    formula_fits(x, "DyNAM", match.arg(sub_model))
    must(is.environment(data), "no data")
    force(control_estimation)
    fitted_like_comity()
  }
  estimate_rem <- function(x, sub_model = c("choice", "rate", "choice_coordination"), data = NULL,
                           control_estimation = set_estimation_opt(), progress = NULL, verbose = NULL) {
    formula_fits(x, "REM", match.arg(sub_model))
    fitted_like_comity()
  }
} else {
  defineNodes <- function(nodes) nodes_made(nodes)
  defineNetwork <- network_made
  linkEvents <- function(x, changeEvents, attribute, nodes = NULL) changes_linked(x, changeEvents, if (missing(attribute)) NULL else attribute, nodes)
  defineDependentEvents <- function(events, nodes, nodes2 = NULL, defaultNetwork = NULL) events_made(events, nodes, defaultNetwork)
  estimate <- function(x, model = c("DyNAM", "REM"), subModel = c("choice", "rate", "choice_coordination"),
                       estimationInit = NULL, progress = NULL, verbose = NULL) {
    must(all(names(estimationInit) %in% c("maxIterations", "maxScoreStopCriterion", "engine")), "estimationInit")
    formula_fits(x, match.arg(model), match.arg(subModel))
    fitted_like_comity()
  }
}

source("model.R", local = globalenv())
must(agree, "the script does not see that both agree")
