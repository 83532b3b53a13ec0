using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Detail.Rankers;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

public sealed class ModelSectionsTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public ModelSectionsTests() => Services.AddSingleton<TimeProvider>(_clock);

    private ModelLine Line =>
        new(
            "logistic-3",
            ItemKind.Action,
            ModelStatus.Shadow,
            new(0, [], []),
            _clock.GetUtcNow(),
            _clock.GetUtcNow(),
            ModelReports.Good("logistic-3"),
            _clock.GetUtcNow(),
            null,
            null,
            null,
            null,
            null,
            Revision: 1
        );

    [Fact]
    [Trait("Req", "R123")]
    public void Every_figure_has_its_interval_and_its_n()
    {
        var tables = Render<ModelScorecards>(parameters => parameters.Add(page => page.Line, Line)).FindAll("tbody");
        var rows = tables[0].QuerySelectorAll("tr").Select(row => row.TextContent).ToList();

        rows.Count.ShouldBe(6);
        tables[1].QuerySelectorAll("tr").Length.ShouldBe(3, "MRR, nDCG and recall beside counting and chance");
        rows[1].ShouldContain("0.710 0.670 to 0.750");
        rows[1].ShouldContain("0.640 0.600 to 0.680");
        rows[1].ShouldContain("212");
        rows[3].ShouldContain("0.040 0.030 to 0.060");
        rows[3].ShouldContain("1,696");
        rows[3].ShouldContain("better");
        rows[4].ShouldContain("Permission violations");
        rows[4].ShouldContain("must be 0");
    }

    [Fact]
    [Trait("Req", "R114")]
    [Trait("Req", "R123")]
    public void Skill_variety_and_violation_rates_stand_beside_those_of_the_rules_and_the_baselines()
    {
        var report = Line.Report!.With("logistic-3", card => card with { PermissionViolations = 2 });

        var table = Render<RankerFigures>(parameters => parameters.Add(page => page.Line, Line with { Report = report }));

        table.FindAll("thead th").Select(cell => cell.TextContent).ShouldBe(["Figure", "logistic-3", "Weighted rules", "Most used"]);
        var rows = table.FindAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).ToList();
        rows.Select(row => row[0])
            .ShouldBe(["Brier score", "Brier skill", "Coverage", "Novelty", "Diversity", "Permission violations", "Constraint violations"]);
        rows[1].Skip(1).ShouldBe(["0.180 (0.140 to 0.220)", "-0.020 (-0.050 to 0.010)", "none"], "counting gives no probability");
        rows[2].Skip(1).ShouldBe(["10 of 12 items (83 %)", "11 of 12 items (92 %)", "9 of 12 items (75 %)"]);
        rows[5].Skip(1).ShouldBe(["2 of 848 items (0.24 %)", "0 of 848 items (0.00 %)", "0 of 1,060 items (0.00 %)"]);
    }

    [Fact]
    public void Violations_that_nobody_counted_are_no_zero()
    {
        var report = Line.Report! with { Scorecards = [.. Line.Report.Scorecards.Select(card => card with { ItemsChecked = null })] };

        var table = Render<RankerFigures>(parameters => parameters.Add(page => page.Line, Line with { Report = report }));

        table.FindAll("tbody tr")[5].Children[1].TextContent.ShouldBe("not checked");
    }

    [Fact]
    [Trait("Req", "R123")]
    public async Task Registry_shows_figures_beside_the_rules_with_intervals_and_n()
    {
        await using var world = await this.ServeGridsAsync();

        var row = await RowAsync(Line);

        row.TextContent.ShouldContain("212");
        row.TextContent.ShouldContain("0.660 0.610 to 0.710");
        row.TextContent.ShouldContain("rules 0.580, 0.530 to 0.630");
        row.TextContent.ShouldContain("by schedule");
    }

    [Fact]
    public async Task Model_without_an_evaluation_says_so()
    {
        await using var world = await this.ServeGridsAsync();
        var line = Line with { Report = null };

        Render<ModelScorecards>(parameters => parameters.Add(page => page.Line, line)).Find("h3").TextContent.ShouldBe("Not evaluated");
        (await RowAsync(line)).TextContent.ShouldContain("no report");
    }

    [Fact]
    [Trait("Req", "R123")]
    public void Reliability_is_drawn_with_a_table_beside_and_skips_empty_bins()
    {
        ReliabilityBin[] bins = [new(0, 0.5, 40, 0.2, 0.25), new(0.5, 1, 0, 0, 0)];

        var section = Render<ModelReliability>(parameters => parameters.Add(page => page.Bins, bins));

        section.FindAll("circle").Count.ShouldBe(1);
        section.FindAll("tbody tr").Count.ShouldBe(2);
        section.FindAll("tbody tr")[0].TextContent.ShouldContain("0.142 to 0.402");
        section.FindAll("tbody tr")[1].TextContent.ShouldContain("none");
    }

    [Fact]
    public void Bins_of_few_predictions_are_points_with_their_values_and_no_part_of_the_line()
    {
        ReliabilityBin[] bins = [new(0, 0.5, 40, 0.2, 0.25), new(0.5, 0.8, 1, 0.6, 1), new(0.8, 1, 30, 0.9, 0.8)];

        var section = Render<ModelReliability>(parameters => parameters.Add(page => page.Bins, bins));

        section.Find("polyline").GetAttribute("points")!.Split(' ').Length.ShouldBe(2);
        section.FindAll("circle.few").ShouldHaveSingleItem().TextContent.ShouldContain("in 1 prediction");
    }

    [Fact]
    [Trait("Req", "R126")]
    public void Stopped_models_are_named_as_stopped_and_the_rules_as_ranking()
    {
        var live = new RankingModel("logistic-3", new(100, [], []), CanRank: true);
        var section = Render<RankersSection>(parameters =>
            parameters
                .Add(page => page.MayManage, true)
                .Add(
                    page => page.Now,
                    new(
                        [new(ItemKind.Action, live, null), new(ItemKind.Document, null, null)],
                        new(true, 4, "Adele", _clock.GetUtcNow(), "Odd slates")
                    )
                )
        );

        section.Find(".switch").TextContent.ShouldContain("All models are stopped");
        section.Find(".switch").TextContent.ShouldContain("Odd slates");
        section.Find("tbody tr").TextContent.ShouldContain("(logistic-3 is stopped)");
        section.Find("button").TextContent.ShouldBe("Resume models");
    }

    [Fact]
    public void Training_under_way_shows_progress_and_can_be_cancelled()
    {
        TrainingRun? cancelled = null;
        var run = Run(JobStatus.Running) with { Percent = 40, Step = StoredText.Sentence("fitting weights") };
        var section = Training(new(run, null), run => cancelled = run);

        section.Find("progress").GetAttribute("value").ShouldBe("40");
        section.Find("[role=status]").TextContent.ShouldBe("fitting weights");
        section.Find("button").Click();

        cancelled.ShouldBe(run);
    }

    [Fact]
    public void Refused_training_says_what_is_missing_and_what_would_change_it()
    {
        var last = Run(JobStatus.Failed) with
        {
            Result = StoredText.Sentence("312 of 500 decisions with a finished label; 188 missing."),
            FinishedAt = _clock.GetUtcNow(),
        };

        var section = Training(new(null, last), _ => { });

        section.Find(".result").TextContent.ShouldBe(last.Result.Words);
        section.Markup.ShouldContain("once its label is final");
        section.Find("button").TextContent.ShouldBe("Retrain");
    }

    [Fact]
    public void One_unit_or_all_are_retrained_from_the_page()
    {
        var asked = new List<ItemKind?>();
        var section = Render<TrainingSection>(parameters =>
            parameters
                .Add(page => page.Retraining, new Retraining(null, null))
                .Add(page => page.MayManage, true)
                .Add(page => page.OnRetrain, EventCallback.Factory.Create<ItemKind?>(this, asked.Add))
        );

        section.Find("button").Click();
        section.Find("select").Change(ItemKind.Expert.ToCode());
        section.Find("button").Click();

        asked.ShouldBe([null, ItemKind.Expert]);
    }

    private TrainingRun Run(JobStatus status) => new(Guid.Empty, status, 0, null, 1, _clock.GetUtcNow(), "Adele", null, null, false, 1);

    private IRenderedComponent<TrainingSection> Training(Retraining retraining, Action<TrainingRun> cancel) =>
        Render<TrainingSection>(parameters =>
            parameters
                .Add(page => page.Retraining, retraining)
                .Add(page => page.MayManage, true)
                .Add(page => page.OnCancel, EventCallback.Factory.Create<TrainingRun>(this, cancel))
        );

    // Reads the row of the registry.
    [Fact]
    public async Task Heading_of_the_registry_says_the_order_and_asks_for_another()
    {
        await using var world = await this.ServeGridsAsync();
        ModelFilter? asked = null;
        var registry = Render<ModelTable>(parameters =>
            parameters
                .Add(table => table.List, ListOf(Line))
                .Add(table => table.Filter, new ModelFilter { Page = 2 })
                .Add(table => table.OnChange, filter => asked = filter)
        );
        await registry.WaitForElementAsync(".rz-data-row");

        await registry.FindAll("th button.sort").Single(each => each.TextContent == "Trained").ClickAsync(new());

        asked!.Address.ShouldBe("/models?sort=trained&desc=1");
        registry.FindAll("th button.sort")[0].TextContent.ShouldBe("Model ↓ sorted descending");
    }

    [Fact]
    public async Task Search_of_the_registry_goes_to_the_address_and_starts_at_the_first_page()
    {
        await using var world = await this.ServeGridsAsync();
        ModelFilter? asked = null;
        var registry = Render<ModelTable>(parameters =>
            parameters
                .Add(table => table.List, ListOf(Line))
                .Add(table => table.Filter, new ModelFilter { Page = 2 })
                .Add(table => table.OnChange, filter => asked = filter)
        );
        await registry.WaitForElementAsync(".rz-data-row");

        await registry.Find("input[aria-label='Search by name']").ChangeAsync("logistic");

        asked!.Address.ShouldBe("/models?q=logistic");
    }

    private Task<IElement> RowAsync(ModelLine line) =>
        Render<ModelTable>(parameters => parameters.Add(table => table.List, ListOf(line)).Add(table => table.Filter, new ModelFilter()))
            .WaitForElementAsync(".rz-data-row");

    private static ModelList ListOf(ModelLine line)
    {
        var now = new ActiveRankers([], new(false, 0, null, null, ""));
        return new([line], 1, 1, 1, now, new(null, null), MayManage: false, MaySeeJobs: false, TimeZone: null);
    }
}
