using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Features.Models.Training.Import;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy.Models;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training.Exchange;

/// <summary>A data set is exported and a model imported: same rows, same predictions, and the usual way into force.</summary>
public sealed class TrainedElsewhereTests(ElsewhereDesk desk) : IClassFixture<ElsewhereDesk>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_that_was_trained_on_the_exported_rows_predicts_here_what_it_predicted_there()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();

        var imported = await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"), "--json");

        imported.ExitCode.ShouldBe(0, imported.Error);
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        (row.Status, row.Algorithm, row.Version).ShouldBe((ModelStatus.Shadow, "trees", "trees-1"));
        var model = ModelContent.Unpack(row.Content, row.ContentHash).ShouldBeOfType<TreeModel>();
        var trees = TreesReader.Read(model);
        var there = await File.ReadAllLinesAsync(folder.In("predictions.txt"), Token);
        var rows = await File.ReadAllLinesAsync(folder.In("test.txt"), Token);
        there.Length.ShouldBe(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            trees.Predict(CellsOf(rows[i])).ShouldBe(double.Parse(there[i], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Exported_rows_are_those_that_a_training_uses()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();

        var report = await ElsewhereDesk.TrainHereAsync(world);

        using var said = JsonDocument.Parse(desk.Exported.Output);
        said.RootElement.GetProperty("data_hash").GetString().ShouldBe(report.DataHash);
        said.RootElement.GetProperty("rows").GetProperty("train").GetInt32().ShouldBe(report.TrainRows);
        (await File.ReadAllLinesAsync(folder.In("train.txt"), Token)).Length.ShouldBe(report.TrainRows);
        (await File.ReadAllLinesAsync(folder.In("train.txt.query"), Token)).Length.ShouldBe(report.TrainDecisions);
        (await File.ReadAllLinesAsync(folder.In("test.txt.query"), Token)).Length.ShouldBe(report.TestDecisions);
        var columns = await File.ReadAllLinesAsync(folder.In("columns.tsv"), Token);
        columns[0].ShouldContain($"tenant={world.Here.TenantId:D} unit=action feature_schema=");
        columns[2].ShouldBe("0\tmatch\tshare");
        var treatments = await File.ReadAllLinesAsync(folder.In("train.txt.treatment"), Token);
        (treatments[0], treatments.Length).ShouldBe(("explained\tletter\texplored", report.TrainRows + 1));
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "export.training_data", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Imported_model_is_judged_like_our_own_and_twice_the_same_file_is_one_model()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();
        var own = await ElsewhereDesk.TrainHereAsync(world);

        await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"));
        await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"));

        var row = (await world.ModelsAsync()).Where(each => each.Algorithm == "trees").ShouldHaveSingleItem();
        using var json = JsonDocument.Parse(row.ReportJson);
        var report = json.RootElement;
        report.GetProperty("testDecisions").GetInt32().ShouldBe(own.TestDecisions);
        report.GetProperty("origin").GetProperty("file").GetString().ShouldBe("model.txt");
        report.GetProperty("origin").GetProperty("dataHash").GetString().ShouldBe(own.DataHash);
        report.GetProperty("scorecards")[0].GetProperty("ranker").GetString().ShouldBe("heuristic");
        report
            .GetProperty("scorecards")[0]
            .GetProperty("ndcg")
            .GetProperty("value")
            .GetDouble()
            .ShouldBe(own.CardOf("heuristic").Ndcg.Value);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "model.register", Token)).ShouldBe(2);
    }

    [Theory]
    [InlineData(
        "feature_names=Column_0 ",
        "feature_names=elsewhere ",
        "model.txt, line 8: column 0 is 'elsewhere', and here it is 'match'."
    )]
    [InlineData("version=v4", "version=v9", "model.txt, line 2: version 'v9' is not v3 or v4.")]
    public async Task What_is_wrong_with_a_model_is_said_with_its_line(string before, string after, string message)
    {
        await using var world = desk.Open();
        using var folder = desk.Files();
        var text = await File.ReadAllTextAsync(folder.In("model.txt"), Token);
        text.ShouldContain(before);
        await File.WriteAllTextAsync(folder.In("model.txt"), text.Replace(before, after, StringComparison.Ordinal), Token);

        var result = await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"));

        (result.ExitCode, result.Error.Trim().Split('\n')[^1]).ShouldBe((2, "error: " + message));
        (await world.ModelsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_of_fewer_columns_is_refused()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();
        await world.DenyAsync("priority");
        File.Delete(folder.In("columns.tsv"));

        var result = await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldMatch(@"model\.txt, line \d+: the model has \d+ columns, and a ranker of actions has \d+ in feature schema");
    }

    [Fact]
    public async Task Model_of_another_tenants_rows_is_refused()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();

        var result = await ElsewhereDesk.RunAsync(world, "train", "--tenant", "elsewhere", "--import", folder.In("model.txt"));

        (
            result.ExitCode,
            result.Error.Contains("columns.tsv, line 1: the rows were exported from another tenant", StringComparison.Ordinal)
        ).ShouldBe((2, true));
        (await world.ModelsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Agent_takes_nothing_out_and_brings_nothing_in()
    {
        await using var world = desk.Open();

        var export = await world.Get<ExportTrainingData>().RunAsync(world.Here.Agent, SlateKind.Action, new JobProgress(), Token);
        var import = await world
            .Get<ImportModel>()
            .RunAsync(world.Here.Agent, new(SlateKind.Action, "model.txt", [], null, new JobProgress()), Token);

        (export.Error!.Kind, import.Error!.Kind).ShouldBe((ErrorKind.Forbidden, ErrorKind.Forbidden));
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Model_of_LightGBM_itself_is_served_with_its_predictions()
    {
        await using var world = desk.Open();
        using var folder = desk.Files();
        const string Script =
            "import lightgbm as l,sys; d=sys.argv[1]; t=l.Dataset(d+'/train.txt'); b=l.train({'objective':'lambdarank','verbose':-1},t,20);"
            + "b.save_model(d+'/model.txt'); open(d+'/predictions.txt','w').write('\\n'.join(repr(float(x)) for x in b.predict(d+'/test.txt')))";
        if (!await RanAsync("python3", "-c", Script, folder.FullPath))
        {
            Assert.Skip("LightGBM is not installed here.");
        }

        var imported = await ElsewhereDesk.RunAsync(world, "train", "--tenant", "here", "--import", folder.In("model.txt"));

        imported.ExitCode.ShouldBe(0, imported.Error);
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        var trees = TreesReader.Read((TreeModel)ModelContent.Unpack(row.Content, row.ContentHash));
        var there = await File.ReadAllLinesAsync(folder.In("predictions.txt"), Token);
        var rows = await File.ReadAllLinesAsync(folder.In("test.txt"), Token);
        for (var i = 0; i < rows.Length; i++)
        {
            trees.Predict(CellsOf(rows[i])).ShouldBe(double.Parse(there[i], CultureInfo.InvariantCulture), 1e-12);
        }
    }

    private static async Task<bool> RanAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            )!;
            await process.WaitForExitAsync(Token);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static double[] CellsOf(string line) =>
        [.. line.Split(' ').Skip(1).Select(cell => double.Parse(cell.Split(':')[1], CultureInfo.InvariantCulture))];
}
