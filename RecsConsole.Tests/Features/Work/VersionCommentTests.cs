using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Catalog.Actions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>A comment on submitting or refusing a version reaches the other person in their work list and on the item's page.</summary>
public sealed class VersionCommentTests
{
    private const string Sent = "Please read the second step.";
    private const string Refused = "Name the form.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_of_who_sends_reach_the_second_person_and_the_trail_keeps_their_hash_only()
    {
        await using var desk = await SentAsync();

        (await ReadAsync(desk, desk.Ben)).Lines.ShouldHaveSingleItem().Item.Comment.ShouldBe(Sent);

        var view = (await desk.World.Get<ReadAction>().RunAsync(desk.Ben, "call-back", Token)).Value!;
        view.History.Single(line => line.Comment is not null)
            .ShouldSatisfyAllConditions(line => line.Comment.ShouldBe(Sent), line => line.Who.ShouldBe("Ada"));
        var details = (await desk.AuditAsync("submit.action")).ShouldHaveSingleItem().DetailsJson;
        details.ShouldContain("commentHash");
        details.ShouldNotContain(Sent);
    }

    [Fact]
    public async Task Page_names_the_second_person_to_who_wrote_it()
    {
        await using var desk = await SentAsync();

        (await ViewAsync(desk, desk.Ada)).Second.Others.ShouldBe(["Ben", "Cleo"]);
        (await ViewAsync(desk, desk.Ben)).Second.ShouldSatisfyAllConditions(
            second => second.Others.ShouldBeNull(),
            second => second.MayPublish.ShouldBeTrue()
        );
        (await ViewAsync(desk, desk.Supervisor)).Second.MayPublish.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_refuses_says_why_and_who_sent_it_reads_it_until_it_is_sent_again()
    {
        await using var desk = await SentAsync();

        (await WithdrawAsync(desk, desk.Ben, " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await WithdrawAsync(desk, desk.Ben, Refused)).Error.ShouldBeNull();

        var line = (await ReadAsync(desk, desk.Ada)).Lines.ShouldHaveSingleItem();
        line.Item.Kind.ShouldBe(WaitingKind.Revise);
        line.Item.Comment.ShouldBe(Refused);
        line.From.ShouldBe("Ben");
        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Ben, desk.Cleo, desk.Supervisor, desk.Stranger);

        (await SubmitAsync(desk, desk.Ada, "Named it.")).Error.ShouldBeNull();
        (await ReadAsync(desk, desk.Ada)).Lines.ShouldBeEmpty();
        (await ReadAsync(desk, desk.Ben)).Lines.ShouldHaveSingleItem().Item.Comment.ShouldBe("Named it.");
    }

    [Fact]
    public async Task Who_wrote_it_takes_it_back_without_a_word_and_nothing_waits()
    {
        await using var desk = await SentAsync();

        (await WithdrawAsync(desk, desk.Ada, null)).Error.ShouldBeNull();

        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Ada, desk.Ben);
    }

    [Fact]
    public async Task Comment_that_is_too_long_is_refused_and_nothing_moves()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);

        (await SubmitAsync(desk, desk.Ada, new('x', 1001))).Error!.Kind.ShouldBe(ErrorKind.Invalid);

        (await desk.StatusAsync("call-back", 1)).ShouldBe(VersionStatus.Draft);
    }

    private static async Task<ActionDesk> SentAsync()
    {
        var desk = await ActionDesk.CreateAsync(add: services => services.AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        (await SubmitAsync(desk, desk.Ada, Sent)).Error.ShouldBeNull();
        desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        return desk;
    }

    private static async Task<Result<VersionStepResult>> SubmitAsync(ActionDesk desk, Actor actor, string? comment) =>
        await desk
            .World.Get<VersionLife<ActionRow, ActionContent>>()
            .SubmitAsync(actor, await desk.NewestAsync("call-back") with { Comment = comment }, Token);

    private static async Task<Result<VersionStepResult>> WithdrawAsync(ActionDesk desk, Actor actor, string? comment) =>
        await desk
            .World.Get<VersionLife<ActionRow, ActionContent>>()
            .WithdrawAsync(actor, await desk.NewestAsync("call-back") with { Comment = comment }, Token);

    private static async Task<ActionView> ViewAsync(ActionDesk desk, Actor actor) =>
        (await desk.World.Get<ReadAction>().RunAsync(actor, "call-back", Token)).Value!;

    private static Task<WorkView> ReadAsync(ActionDesk desk, Actor actor) => desk.World.Database.ReadWorkAsync(actor);
}
