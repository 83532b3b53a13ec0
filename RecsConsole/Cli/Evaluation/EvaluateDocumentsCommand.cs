using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation;

/// <summary>evaluate documents: the console's search on a judged collection in the BEIR layout.</summary>
internal static class EvaluateDocumentsCommand
{
    private const int MaxK = 1_000;

    private static readonly Option<string> s_corpus = File("--corpus", "JSON lines of _id, title and text, plain or gz; English.");

    private static readonly Option<string> s_queries = File("--queries", "JSON lines of _id and text, plain or gz.");

    private static readonly Option<string> s_qrels = File(
        "--qrels",
        "Judgements as query-id, corpus-id and score with tabs between, plain or gz; relevant from score 1 on."
    );

    private static readonly Option<int> s_k = Rank();

    private static readonly Option<string> s_mode = Choice("--mode", "How to search.", "bm25", "semantic", "hybrid");

    private static readonly Option<string> s_subset = Choice(
        "--subset",
        "Which queries, by the number that is their id, or by their place in the file.",
        "all",
        "odd",
        "even"
    );

    private static readonly Option<bool> s_rerank = new("--rerank")
    {
        Description = "Have the endpoint of Search:Reranking in the settings order the first 20 results of each query.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("documents", "Measures search on a judged collection.")
        {
            s_corpus,
            s_queries,
            s_qrels,
            s_k,
            s_mode,
            s_subset,
            s_rerank,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Option<string> File(string name, string description) => new(name) { Description = description, Required = true };

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{description} Default {values[0]}.", DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<int> Rank()
    {
        var option = new Option<int>("--k") { Description = "Depth of nDCG and MRR. Default 10.", DefaultValueFactory = _ => 10 };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number is < 1 or > MaxK
            )
            {
                result.AddError($"--k must be from 1 to {MaxK}.");
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var (mode, subset, k) = (run.Required(s_mode), run.Required(s_subset), run.Required(s_k));
        run.Progress("Reading the collection…");
        var collection = JudgedFiles.Read(run.Required(s_corpus), run.Required(s_queries), run.Required(s_qrels));
        var questions = collection.Subset(subset);
        if (questions.Count == 0)
        {
            throw new CommandException($"{run.Required(s_qrels)}: no query of the subset '{subset}' has a relevant document.");
        }

        var reranking = run.Value(s_rerank) ? JudgedReranking.From(run.UnpreparedServices(), collection) : null;
        var started = Stopwatch.GetTimestamp();
        var search = new JudgedSearch(collection.Documents, mode, run.Progress, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        run.Progress($"Asking {questions.Count} queries…");
        var result = await DocumentEvaluation.FromAsync(search, reranking, collection, questions, k, cancellationToken);
        var json = Json(collection, questions.Count, mode, k, seconds, result);
        string[] lines = Lines(collection, questions.Count, mode, k, seconds, result);
        if (reranking is not null)
        {
            (json["reranker"], json["reranked_queries"]) = (reranking.Model, reranking.Ordered);
            lines = [.. lines, string.Create(CultureInfo.InvariantCulture, $"{reranking.Model} ordered {reranking.Ordered:N0} of them")];
        }

        return run.Answer(json, lines);
    }

    private static JsonObject Json(
        JudgedCollection collection,
        int questions,
        string mode,
        int k,
        double seconds,
        DocumentEvaluation result
    ) =>
        new()
        {
            ["documents"] = collection.Documents.Count,
            ["queries"] = questions,
            ["mode"] = mode,
            [string.Create(CultureInfo.InvariantCulture, $"ndcg_at_{k}")] = Math.Round(result.Search.Ndcg.Value, 6),
            ["recall_at_100"] = Math.Round(result.Search.Recall.Value, 6),
            [string.Create(CultureInfo.InvariantCulture, $"mrr_at_{k}")] = Math.Round(result.Search.ReciprocalRank.Value, 6),
            ["index_seconds"] = Math.Round(seconds, 3),
            ["query_ms_p50"] = result.MedianMs,
            ["query_ms_p99"] = result.SlowestMs,
            ["intervals"] = Json(k, result.Search, each => new JsonArray(Math.Round(each.Low, 6), Math.Round(each.High, 6))),
            ["random"] = Json(k, result.Random, each => Math.Round(each.Value, 6)),
        };

    private static JsonObject Json(int k, DocumentFigures figures, Func<Estimate, JsonNode> value) =>
        new()
        {
            [string.Create(CultureInfo.InvariantCulture, $"ndcg_at_{k}")] = value(figures.Ndcg),
            ["recall_at_100"] = value(figures.Recall),
            [string.Create(CultureInfo.InvariantCulture, $"mrr_at_{k}")] = value(figures.ReciprocalRank),
        };

    private static string[] Lines(
        JudgedCollection collection,
        int questions,
        string mode,
        int k,
        double seconds,
        DocumentEvaluation result
    ) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{mode}: {questions:N0} queries over {collection.Documents.Count:N0} documents, indexed in {seconds:0.00} s"
            ),
            Line(k, mode, result.Search),
            Line(k, "random order", result.Random),
            string.Create(CultureInfo.InvariantCulture, $"median {result.MedianMs} ms a query, 99 % within {result.SlowestMs} ms"),
        ];

    private static string Line(int k, string what, DocumentFigures figures) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {what}: nDCG@{k} {Words(figures.Ndcg)}, recall@100 {Words(figures.Recall)}, MRR@{k} {Words(figures.ReciprocalRank)}"
        );

    private static string Words(Estimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.0000} [{estimate.Low:0.0000}, {estimate.High:0.0000}]");
}
