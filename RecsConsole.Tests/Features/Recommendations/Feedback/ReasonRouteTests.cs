using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Actions.Feedback;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Feedback;

/// <summary>
/// Each reason has an effect: it hides the item from the actor, sets a label, or notifies the document owner, the catalog maintainers or
/// the people responsible for rights.
/// </summary>
[Trait("Req", "R95")]
public sealed class ReasonRouteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_these_reasons_do_no_more_than_hide_the_item()
    {
        DismissReasons
            .All.Select(reason => reason.Key)
            .SelectMany(reason =>
                Enum.GetValues<SlateKind>().Select(kind => (Kind: kind, Reason: reason, Route: FeedbackRoutes.Of(kind, true, reason)))
            )
            .Where(each => each.Route is FeedbackRoute.Suppression)
            .Select(each => $"{each.Reason} {each.Kind}")
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "already_tried Action", // hidden on this case only; not a judgement on the action
                "already_tried Document",
                "already_tried Expert",
                "bad_explanation Document",
                "bad_explanation Expert",
                "outdated_document Action",
                "outdated_document Expert",
            ]);
        DismissReasons
            .All.Select(reason => FeedbackRoutes.Of(SlateKind.Action, isDismissal: false, reason.Key))
            .ShouldAllBe(route => !route.HasFlag(FeedbackRoute.Suppression));
    }

    [Fact]
    public async Task Already_tried_hides_on_the_case_and_is_told_to_nobody()
    {
        await using var world = await FeedbackDesk.CreateAsync();

        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.AlreadyTried);

        (await IsShownAsync(world, SlateKind.Action, "ask")).ShouldBeFalse();
        await ShouldHaveNotifiedAsync(world, reports: 0, alerts: 0, documents: 0);
    }

    [Fact]
    public async Task Not_useful_hides_for_a_time_and_becomes_a_negative_label()
    {
        await using var world = await FeedbackDesk.CreateAsync();

        var response = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotUseful);

        (await IsShownAsync(world, SlateKind.Action, "ask")).ShouldBeFalse();
        (await LabelOfAsync(world, response)).ShouldBe(0);
        await ShouldHaveNotifiedAsync(world, reports: 0, alerts: 0, documents: 0);
    }

    [Fact]
    public async Task Does_not_apply_hides_becomes_a_label_and_waits_for_those_who_keep_the_catalog()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);

        var response = await FeedbackDesk.DismissAsync(
            world,
            SlateKind.Action,
            "ask",
            DismissReasons.NotApplicable,
            "Not for leased ones."
        );

        (await IsShownAsync(world, SlateKind.Action, "ask")).ShouldBeFalse();
        (await LabelOfAsync(world, response)).ShouldBe(0);
        await ShouldHaveNotifiedAsync(world, reports: 1, alerts: 0, documents: 0);
        var list = (await ListAsync(world, admin)).Value!;
        var line = list.Lines.ShouldHaveSingleItem();
        (line.ActionKey, line.State, line.People).ShouldBe(("ask", "new", 1));
        line.Reports.ShouldBe([response]);
        var entry = line.Entries.ShouldHaveSingleItem();
        (entry.Who, entry.CaseKey, entry.Note).ShouldBe(("Person agent", "T-1", "Not for leased ones."));
        (await FeedbackDesk.NewestAsync(world, admin)).Kind.ShouldBe(InboxKind.RuleReported);
    }

    [Fact]
    public async Task Wrong_reason_of_an_action_waits_for_those_who_keep_the_catalog_and_is_no_label()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);

        var response = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.BadExplanation);

        (await LabelOfAsync(world, response)).ShouldBeNull();
        (await ListAsync(world, admin)).Value!.Lines.ShouldHaveSingleItem().Entries[0].Reason.ShouldBe(CaseworkTexts.ReasonIsWrong);
    }

    [Fact]
    public async Task Outdated_document_waits_for_its_owner()
    {
        await using var world = await FeedbackDesk.CreateAsync();

        await FeedbackDesk.DismissAsync(world, SlateKind.Document, "guide", DismissReasons.OutdatedDocument);

        (await IsShownAsync(world, SlateKind.Document, "guide")).ShouldBeFalse();
        await ShouldHaveNotifiedAsync(world, reports: 0, alerts: 0, documents: 1);
    }

    [Theory]
    [InlineData(SlateKind.Action, "ask")]
    [InlineData(SlateKind.Document, "guide")]
    public async Task What_should_not_be_shown_raises_a_security_alert_that_names_no_more_than_its_reader_may_know(
        SlateKind kind,
        string item
    )
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);
        var outside = await FeedbackDesk.AddAsync(world, ConsoleRole.Auditor, clearance: 0);

        var response = await FeedbackDesk.DismissAsync(world, kind, item, DismissReasons.WrongPermission, "Belongs to the other plant.");

        (await LabelOfAsync(world, response)).ShouldBeNull();
        await ShouldHaveNotifiedAsync(world, reports: 1, alerts: 1, documents: 0);
        var line = (await AlertsAsync(world, admin)).Lines.ShouldHaveSingleItem();
        line.Words!.ShouldStartWith("Person agent reported that ");
        line.Words!.ShouldEndWith(" should not have been shown on case T-1.");
        (line.Reason, line.Report!.IsOpen, line.SeenAt).ShouldBe(("Belongs to the other plant.", true, (DateTimeOffset?)null));
        var hidden = (await AlertsAsync(world, outside)).Lines.ShouldHaveSingleItem();
        (hidden.Words!.Contains("T-1", StringComparison.Ordinal), hidden.Reason).ShouldBe((false, null));
    }

    [Fact]
    public async Task Taking_the_dismissal_back_withdraws_the_report_and_the_alert_says_so()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);
        var applies = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);
        var shown = await FeedbackDesk.DismissAsync(world, SlateKind.Document, "guide", DismissReasons.WrongPermission);

        foreach (var response in new[] { applies, shown })
        {
            (await world.Get<UndoResponse>().RunAsync(world.Here.Agent, response, Token)).IsOk.ShouldBeTrue();
        }

        (await FeedbackDesk.ReportsAsync(world)).ShouldAllBe(row => row.Status == DocumentReportStatus.Undone);
        (await ListAsync(world, admin)).Value!.Lines.ShouldBeEmpty();
        (await AlertsAsync(world, admin)).Lines.ShouldHaveSingleItem().Report!.IsTakenBack.ShouldBeTrue();
        await using var db = world.Open();
        (await db.InboxItems.CountAsync(row => row.Kind == InboxKind.RuleReported, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Keepers_are_told_once_while_the_same_action_waits_and_people_are_counted()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);
        var first = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);
        await using (var db = world.Open())
        {
            var said = await db.Responses.AsNoTracking().SingleAsync(row => row.Id == first, Token);
            (said.Id, said.ActorId) = (Guid.NewGuid(), world.Here.Expert);
            db.Responses.Add(said);
            await SuggestionReports.AppendAsync(db, said, FeedbackRoute.RuleQueue, Token);
            await db.SaveChangesAsync(Token);
        }

        var line = (await ListAsync(world, admin)).Value!.Lines.ShouldHaveSingleItem();

        (line.Reports.Count, line.People).ShouldBe((2, 2));
        await using var after = world.Open();
        (await after.InboxItems.CountAsync(row => row.RecipientId == admin.PersonId, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Another_tenant_and_an_agent_see_nothing_of_it()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);
        var elsewhere = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin, world.Elsewhere);

        (await ListAsync(world, elsewhere)).Value!.Lines.ShouldBeEmpty();
        (await ListAsync(world, world.Here.Agent)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<Result<ActionFeedbackList>> ListAsync(DeskWorld world, Actor actor) =>
        FeedbackDesk.RunAsync<ListActionFeedback, Result<ActionFeedbackList>>(
            world,
            list => list.RunAsync(actor, new ActionFeedbackFilter(), Token)
        );

    private static async Task<AlertList> AlertsAsync(DeskWorld world, Actor actor) =>
        (await FeedbackDesk.RunAsync<ListAlerts, Result<AlertList>>(world, list => list.RunAsync(actor, new AlertFilter(), Token))).Value!;

    private static async Task<bool> IsShownAsync(DeskWorld world, SlateKind kind, string item) =>
        (await world.RecommendAsync()).Slate(kind).Items.Any(each => each.Id == item);

    private static async Task<int?> LabelOfAsync(DeskWorld world, Guid response)
    {
        await using var db = world.Open();
        var said = await db.Responses.AsNoTracking().SingleAsync(row => row.Id == response, Token);
        var item = new LabelledItem(said.ItemId!, said.At, [said], ExecutedAt: null, Solution: null, SlaDeadline: null)
        {
            SeenAt = said.At,
        };
        var accepted = LabelRules.Of(item, LabelWindows.Default, EndingRules.Usual, said.At.AddDays(60))[0];
        accepted.Name.ShouldBe(LabelNames.Accepted);
        return accepted.Value;
    }

    private static async Task ShouldHaveNotifiedAsync(DeskWorld world, int reports, int alerts, int documents)
    {
        await using var db = world.Open();
        (
            await db.SuggestionReports.CountAsync(Token),
            await db.SecurityAlerts.CountAsync(Token),
            await db.DocumentReports.CountAsync(Token)
        ).ShouldBe((reports, alerts, documents));
    }
}
