using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>Each reason why a training yields no model is reported, and no partial model is stored.</summary>
public sealed class TrainingRefusalTests
{
    [Fact]
    [Trait("Req", "R75")]
    public async Task Too_little_history_is_refused_and_says_how_much_is_missing()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 20);

        var result = await world.TrainAsync();

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldMatch(@"^Training needs 100 decisions with a known outcome; there are \d+, so \d+ are missing\.");
        (await world.ModelsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R75")]
    public async Task Command_line_says_in_one_line_why_there_is_no_model()
    {
        await using var world = await DeskHistory.OpenAsync();

        var result = await CommandLine.RunAsync(world.Database.Settings, "train", "--tenant", "here", "--unit", "document", "--json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldStartWith("{\"error\":\"");
        result.Error.ShouldContain("Training needs 300 decisions with a known outcome; there are 0");
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("accepted", "opened")]
    [Trait("Req", "R69")]
    public async Task Labels_of_clicks_alone_are_refused(params string[] labels)
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);

        var result = await world.TrainAsync(change: request => request with { Labels = labels });

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain("what was clicked, not what helped");
        (await world.ModelsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R65")]
    public async Task Denied_columns_are_refused_when_asked_for_and_left_out_otherwise()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        await world.DenyAsync("priority");

        var asked = await world.TrainAsync(change: request => request with { Columns = ["match", "priority", "customer_gender"] });
        var trained = await world.TrainAsync();

        asked.Error!.Message.ShouldBe("Training cannot use denied features: priority, customer_gender.");
        trained.IsOk.ShouldBeTrue();
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        ModelContent.Unpack(row.Content, row.ContentHash).Columns.ShouldNotContain("priority");
    }

    [Fact]
    public async Task Agent_may_not_train()
    {
        await using var world = await DeskHistory.OpenAsync();

        var result = await world
            .Get<TrainModel>()
            .RunAsync(world.Here.Agent, new(SlateKind.Action, Guid.NewGuid(), null, new JobProgress()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }
}
