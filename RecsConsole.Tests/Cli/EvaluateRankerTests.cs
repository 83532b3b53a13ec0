using System.Globalization;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli;

public sealed class EvaluateRankerTests : IDisposable
{
    private static readonly Dictionary<string, string> s_none = new(StringComparer.Ordinal);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ranking_example_is_ordered_better_than_by_its_best_column()
    {
        var result = await RunAsync(
            "--train",
            PublicData.Find("lambdarank_lightgbm/rank.train.gz"),
            "--test",
            PublicData.Find("lambdarank_lightgbm/rank.test.gz")
        );

        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("rows").GetInt32().ShouldBe(768);
        json.GetProperty("features").GetInt32().ShouldBe(301);
        json.GetProperty("queries").GetInt32().ShouldBe(50);
        json.GetProperty("ndcg_at_10").GetDouble().ShouldBeGreaterThan(0.694);
        json.GetProperty("auc").ValueKind.ShouldBe(JsonValueKind.Null);
        var (random, column) = (json.GetProperty("random"), json.GetProperty("best_column"));
        random.GetProperty("ndcg_at_10").GetDouble().ShouldBeLessThan(column.GetProperty("ndcg_at_10").GetDouble());
        column.GetProperty("ndcg_at_10").GetDouble().ShouldBeLessThan(json.GetProperty("ndcg_at_10").GetDouble());
        var bounds = json.GetProperty("ndcg_intervals").GetProperty("ndcg_at_10");
        json.GetProperty("ndcg_at_10").GetDouble().ShouldBeInRange(bounds[0].GetDouble(), bounds[1].GetDouble());
    }

    [Fact]
    public async Task Answers_one_json_object_with_the_agreed_fields()
    {
        await WriteAsync("train", string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i % 3} qid:{i / 10} 1:{i % 3} 4:0.5")));

        var result = await RunAsync("--train", _folder.In("train"), "--test", _folder.In("train"), "--trees", "5");

        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "rows",
                "features",
                "queries",
                "train_seconds",
                "predict_us_per_row",
                "ndcg_at_1",
                "ndcg_at_3",
                "ndcg_at_5",
                "ndcg_at_10",
                "auc",
                "log_loss",
                "ndcg_intervals",
                "random",
                "best_column",
            ]);
        json.GetProperty("best_column").GetProperty("column").GetInt32().ShouldBe(1, "it is the label");
        json.GetProperty("best_column").GetProperty("ascending").GetBoolean().ShouldBeFalse();
        json.GetProperty("best_column").GetProperty("ndcg_at_10").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Model_and_predictions_that_are_written_give_the_same_again()
    {
        await WriteAsync("train", Rows(400));
        await WriteAsync("test", Rows(100));
        var written = await RunAsync(
            "--train",
            _folder.In("train"),
            "--test",
            _folder.In("test"),
            "--objective",
            "binary",
            "--trees",
            "20",
            "--leaves",
            "7",
            "--model-out",
            _folder.In("model"),
            "--predictions-out",
            _folder.In("a")
        );

        var read = await RunAsync(
            "--model-in",
            _folder.In("model"),
            "--test",
            _folder.In("test"),
            "--predictions-out",
            _folder.In("b"),
            "--model-out",
            _folder.In("again")
        );

        written.ExitCode.ShouldBe(0, written.Error);
        read.ExitCode.ShouldBe(0, read.Error);
        (await ReadAsync("b")).ShouldBe(await ReadAsync("a"));
        (await ReadAsync("again")).ShouldBe(await ReadAsync("model"));
        var json = JsonDocument.Parse(read.Output).RootElement;
        json.GetProperty("auc").GetDouble().ShouldBeGreaterThan(0.9);
        json.GetProperty("log_loss").GetDouble().ShouldBeLessThan(0.5);
        json.GetProperty("ndcg_at_1").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ReadAsync("a")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(100);
    }

    [Theory]
    [InlineData("1 0:1\n0 0:x", "train, line 2, column 3: the value 'x' must be a number or nan.")]
    [InlineData("1 0:1\n2 0:1", "train, line 2, column 1: the label '2' must be 0 or 1")]
    [InlineData("1 0:1 0:2", "train, line 1, column 7: column 0 comes after column 0; columns must rise.")]
    [InlineData("1 0:1\n\n# remark\n0 seven", "train, line 4, column 3: 'seven' must be column:value")]
    [InlineData("1 -4:1", "train, line 1, column 3: '-4:1' must be column:value")]
    [InlineData("1 0:Infinity", "train, line 1, column 3: the value 'Infinity' must be a number or nan.")]
    [InlineData("", "train: the file is empty.")]
    public async Task Bad_rows_are_named_by_file_line_and_column(string train, string named)
    {
        await WriteAsync("train", train);

        var result = await RunAsync("--train", _folder.In("train"), "--test", _folder.In("train"), "--objective", "binary");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.ShouldContain(named);
    }

    [Theory]
    [InlineData(null, "train: lambdarank needs the sizes of queries in")]
    [InlineData("2\n3\n", "train.query, line 2: column 1: up to here the queries have 5 rows")]
    [InlineData("2\n", "train.query: the queries have 2 rows, and")]
    [InlineData("2\nx\n", "train.query, line 2: column 1: 'x' must be a number of rows")]
    public async Task Query_sizes_must_cover_the_rows(string? sizes, string named)
    {
        await WriteAsync("train", "1 0:1\n0 0:2\n2 0:nan\n");
        if (sizes is not null)
        {
            await WriteAsync("train.query", sizes);
        }

        var result = await RunAsync("--train", _folder.In("train"), "--test", _folder.In("train"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(named);
    }

    [Fact]
    public async Task Query_ids_in_the_rows_stand_for_sizes()
    {
        await WriteAsync("train", string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{i % 3} qid:{i / 10} 1:{i % 3} 4:0.5")));

        var result = await RunAsync("--train", _folder.In("train"), "--test", _folder.In("train"), "--trees", "5");

        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("queries").GetInt32().ShouldBe(20);
        json.GetProperty("ndcg_at_10").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Bad_model_is_named_by_file_and_line()
    {
        await WriteAsync("model", "tree\nversion=v4\nnum_class=2\n");

        var result = await RunAsync("--model-in", _folder.In("model"), "--test", _folder.In("model"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("model, line 3: models of several classes are not served here.");
    }

    [Fact]
    public async Task Either_rows_or_a_model_are_needed() => (await RunAsync("--test", "x")).ExitCode.ShouldBe(2);

    [Fact]
    public async Task Training_bench_reads_the_rows_of_the_generator()
    {
        await WriteAsync("rows", Rows(300));

        var result = await CommandLine.RunAsync(
            s_none,
            "bench",
            "training",
            "--train",
            _folder.In("rows"),
            "--test",
            _folder.In("rows"),
            "--trees",
            "3",
            "--rounds",
            "2",
            "--json"
        );

        result.ExitCode.ShouldBe(0, result.Error);
        var json = JsonDocument.Parse(result.Output).RootElement;
        json.GetProperty("rows").GetInt32().ShouldBe(300);
        json.GetProperty("rounds").GetArrayLength().ShouldBe(2);
        json.GetProperty("rounds")[0].GetProperty("auc").GetDouble().ShouldBeGreaterThan(0.9);
    }

    private static string Rows(int count) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, count)
                .Select(i => (Value: i * 37 % 101 / 100.0, Other: i * 53 % 89))
                .Select(row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(row.Value > 0.5 ? 1 : 0)} 0:{row.Value} 3:{(row.Other % 7 == 0 ? "nan" : row.Other)}"
                    )
                )
        );

    private async Task<string> ReadAsync(string name) => await File.ReadAllTextAsync(_folder.In(name));

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.In(name), text);

    private static Task<ConsoleProcessResult> RunAsync(params string[] args) =>
        CommandLine.RunAsync(s_none, ["evaluate", "ranker", .. args, "--json"]);
}
