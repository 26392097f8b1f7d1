# make_reversed.R - the made-up answers of reversed.csv: small and awkward networks, reversed items,
# missing answers. Run once; the file is kept as it came out.
# SPDX-License-Identifier: GPL-3.0-or-later
set.seed(20250115, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

items <- sprintf("V%02d", 1:12)
reversed <- c("V02", "V05", "V06", "V09", "V12")
sizes <- c(Alfa = 14, Bravo = 11, Charlie = 8, Delta = 5, Echo = 2, Foxtrot = 1)
network <- c(rep(names(sizes), sizes), rep("", 3))
n <- length(network)

trait <- rnorm(n) + 0.5 * match(network, c(names(sizes), "")) / 6
answers <- sapply(items, function(item) {
  x <- pmin(5, pmax(1, round(3 + 0.9 * trait + rnorm(n, sd = 0.8))))
  if (item %in% reversed) 6 - x else x
})

# Every answer of Echo alike: no variance at all. Everyone in Charlie agrees on V11.
answers[network == "Echo", ] <- rep(ifelse(items %in% reversed, 2, 4), each = 2)
answers[network == "Charlie", "V11"] <- 3

cells <- matrix(as.character(answers), n, dimnames = list(NULL, items))
missing <- matrix(runif(n * length(items)) < 0.08, n)
missing[network %in% c("Echo", "Foxtrot"), ] <- FALSE
cells[missing] <- ifelse(runif(sum(missing)) < 0.5, "", "NA")
# Exactly half of a dimension, just under half, none of it, and nothing at all.
cells[1, c("V01", "V02")] <- c("", "NA")
cells[2, c("V05", "V06", "V07")] <- ""
cells[3, c("V09", "V10", "V11", "V12")] <- ""
cells[4, ] <- ""

frame <- data.frame(respondent = sprintf("p%02d", seq_len(n)), netwerk = network,
                    jaar = "2025-2026", cells)
frame <- frame[sample(n), ]
con <- file("reversed.csv", "wb")
writeLines(c(paste(names(frame), collapse = ";"), do.call(paste, c(frame, sep = ";"))), con)
close(con)
