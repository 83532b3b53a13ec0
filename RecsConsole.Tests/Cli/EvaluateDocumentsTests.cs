using System.IO.Compression;
using System.Text;
using System.Text.Json;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class EvaluateDocumentsTests : IDisposable
{
    private const string Corpus = """
        {"_id": "a", "title": "VPN", "text": "the tunnel drops"}
        {"_id": "b", "title": "Invoice", "text": "copy of an invoice"}
        {"_id": "c", "title": "", "text": "vpn vpn vpn tunnel drops and drops"}
        """;

    private const string Queries = """
        {"_id": "1", "text": "vpn tunnel"}
        {"_id": "2", "text": "invoice"}
        {"_id": "3", "text": "nobody judged this"}
        """;

    private const string Qrels = "query-id\tcorpus-id\tscore\n1\ta\t1\n1\tb\t1\n2\tb\t2\n2\tc\t0\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        var result = await EvaluateAsync(Corpus, Queries, Qrels, "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "documents",
                "queries",
                "mode",
                "ndcg_at_10",
                "recall_at_100",
                "mrr_at_10",
                "index_seconds",
                "query_ms_p50",
                "query_ms_p99",
                "intervals",
                "random",
            ]);
        json.RootElement.GetProperty("documents").GetInt32().ShouldBe(3);
        json.RootElement.GetProperty("queries").GetInt32().ShouldBe(2);
        // query 1: a is found among the first two, b not at all; query 2: b is found first
        var recall = json.RootElement.GetProperty("recall_at_100").GetDouble();
        recall.ShouldBe((0.5 + 1) / 2, 1e-6);
        json.RootElement.GetProperty("intervals").GetProperty("recall_at_100").GetArrayLength().ShouldBe(2);
        // three documents: two relevant in the first query, 2/3 + 1/3 x 1/2; one in the second, 1/3 x (1 + 1/2 + 1/3)
        var random = json.RootElement.GetProperty("random").GetProperty("mrr_at_10").GetDouble();
        random.ShouldBe((5.0 / 6 + 11.0 / 18) / 2, 1e-6);
        result.Error.ShouldContain("Indexing");
    }

    [Theory]
    [InlineData("odd", 1)]
    [InlineData("even", 1)]
    [InlineData("all", 2)]
    public async Task A_half_is_chosen_by_the_number_of_the_query(string subset, int queries)
    {
        var result = await EvaluateAsync(Corpus, Queries, Qrels, "--json", "--subset", subset);

        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("queries").GetInt32().ShouldBe(queries);
    }

    [Theory]
    [InlineData("bm25")]
    [InlineData("semantic")]
    [InlineData("hybrid")]
    public async Task Each_mode_reads_gz_as_it_is(string mode)
    {
        var result = await EvaluateAsync(Zipped(Corpus), Zipped(Queries), Zipped(Qrels), ["--mode", mode, "--k", "1"]);

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain(mode);
        result.Output.ShouldContain("nDCG@1 ");
    }

    [Theory]
    [InlineData("{\"_id\": \"a\"}\n{\"_id\": }", Queries, Qrels, "corpus, line 2: column 9")]
    [InlineData("{\"_id\": \"a\"}\n[]", Queries, Qrels, "corpus, line 2: each line")]
    [InlineData("{\"text\": \"a\"}", Queries, Qrels, "corpus, line 1: the field _id")]
    [InlineData("{\"_id\": \"a\", \"text\": {}}", Queries, Qrels, "corpus, line 1: the field text")]
    [InlineData("{\"_id\": \"a\"}\n{\"_id\": \"a\"}", Queries, Qrels, "corpus, line 2: _id 'a'")]
    [InlineData("", Queries, Qrels, "corpus: the file is empty")]
    [InlineData(Corpus, Queries, "1\ta\t1\n1 a 1", "qrels, line 2: there must be three columns")]
    [InlineData(Corpus, Queries, "1\ta\thigh", "qrels, line 1: column 3, the score 'high'")]
    [InlineData(Corpus, Queries, "9\ta\t1", "qrels, line 1: query '9'")]
    [InlineData(Corpus, Queries, "1\tz\t1", "qrels, line 1: document 'z'")]
    [InlineData(Corpus, Queries, "1\ta\t1\n1\ta\t1", "qrels, line 2: query 1 and document a")]
    [InlineData(Corpus, Queries, "query-id\tcorpus-id\tscore\n", "qrels: there is no judgement")]
    [InlineData(Corpus, Queries, "1\ta\t0", "no query of the subset 'all'")]
    public async Task Bad_input_is_one_line_with_its_place_and_exit_code_2(string corpus, string queries, string qrels, string named)
    {
        var result = await EvaluateAsync(corpus, queries, qrels, "--json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        var last = result.Error.Trim().Split('\n')[^1];
        last.ShouldStartWith("error: ");
        last.ShouldContain(named);
    }

    [Theory]
    [InlineData("--mode", "best")]
    [InlineData("--k", "0")]
    [InlineData("--k", "many")]
    [InlineData("--subset", "half")]
    public async Task Wrong_usage_is_exit_code_2(string option, string value)
    {
        var result = await EvaluateAsync(Corpus, Queries, Qrels, option, value);

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_configured_reranker_orders_what_was_found()
    {
        await using var server = await RerankServer.StartAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DataFolder"] = _folder.FullPath,
            ["Search:Reranking:Endpoint"] = server.Address,
            ["Search:Reranking:Model"] = "turner",
            ["Search:Reranking:Timeout"] = "00:00:05",
        };
        await EvaluateAsync(Corpus, Queries, Qrels); // writes the files

        var result = await CommandLine.RunAsync(settings, Arguments("corpus", "queries", "qrels", "--rerank", "--k", "1", "--json"));

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("reranker").GetString().ShouldBe("turner");
        // the second query finds one document only, which nobody has to order
        json.RootElement.GetProperty("reranked_queries").GetInt32().ShouldBe(1);
        server.Requests.ShouldHaveSingleItem().Documents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_configured_reranker_there_is_nothing_to_measure()
    {
        await EvaluateAsync(Corpus, Queries, Qrels); // writes the files
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["DataFolder"] = _folder.FullPath };

        var result = await CommandLine.RunAsync(settings, Arguments("corpus", "queries", "qrels", "--rerank"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--rerank needs Search:Reranking:Endpoint");
    }

    [Fact]
    public async Task A_missing_file_and_a_damaged_one_are_named()
    {
        var missing = await RunAsync("absent.jsonl", "absent.jsonl", "absent.tsv");
        var damaged = await EvaluateAsync(Zipped(Corpus)[..20], [], []);

        missing.ExitCode.ShouldBe(2);
        missing.Error.ShouldContain("absent.jsonl: there is no such file");
        damaged.ExitCode.ShouldBe(2);
        damaged.Error.ShouldContain("corpus");
    }

    // the minimum values are the figures of docs/benchmarks.md
    [Theory]
    [InlineData("bm25", "all", 0.505)]
    [InlineData("hybrid", "odd", 0.54)]
    public async Task Finds_the_judged_abstracts_of_Cranfield(string mode, string subset, double least)
    {
        var result = await CommandLine.RunAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            "evaluate",
            "documents",
            "--corpus",
            PublicData.Find("cranfield/corpus.jsonl.gz"),
            "--queries",
            PublicData.Find("cranfield/queries.jsonl.gz"),
            "--qrels",
            PublicData.Find("cranfield/qrels.beir.tsv"),
            "--mode",
            mode,
            "--subset",
            subset,
            "--json"
        );

        result.ExitCode.ShouldBe(0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("ndcg_at_10").GetDouble().ShouldBeGreaterThanOrEqualTo(least);
    }

    private Task<ConsoleProcessResult> EvaluateAsync(string corpus, string queries, string qrels, params string[] options) =>
        EvaluateAsync(Encoding.UTF8.GetBytes(corpus), Encoding.UTF8.GetBytes(queries), Encoding.UTF8.GetBytes(qrels), options);

    private async Task<ConsoleProcessResult> EvaluateAsync(byte[] corpus, byte[] queries, byte[] qrels, params string[] options)
    {
        await File.WriteAllBytesAsync(_folder.In("corpus"), corpus);
        await File.WriteAllBytesAsync(_folder.In("queries"), queries);
        await File.WriteAllBytesAsync(_folder.In("qrels"), qrels);
        return await RunAsync("corpus", "queries", "qrels", options);
    }

    private Task<ConsoleProcessResult> RunAsync(string corpus, string queries, string qrels, params string[] options) =>
        CommandLine.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal), Arguments(corpus, queries, qrels, options));

    private string[] Arguments(string corpus, string queries, string qrels, params string[] options) =>
        [
            "evaluate",
            "documents",
            "--corpus",
            _folder.In(corpus),
            "--queries",
            _folder.In(queries),
            "--qrels",
            _folder.In(qrels),
            .. options,
        ];

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
