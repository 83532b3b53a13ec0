using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Actions.Feedback;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Feedback;

/// <summary>
/// A person who gave feedback on a suggestion is notified of the result, and reads it where they dismissed the suggestion.
/// </summary>
[Trait("Req", "R102")]
public sealed class WhatCameOfItTests
{
    private const string Why = "Leased ones are left out now.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        true,
        InboxKind.RuleChanged,
        "Reported to the catalog's maintainers; answered on the day: rule changed. “Leased ones are left out now.”"
    )]
    [InlineData(
        false,
        InboxKind.RuleKept,
        "Reported to the catalog's maintainers; answered on the day: no change. “Leased ones are left out now.”"
    )]
    public async Task Rule_report_waits_and_its_answer_reaches_whoever_said_it_once(bool isChanged, InboxKind kind, string words)
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);
        var response = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);
        (await WordsAsync(world, SlateKind.Action, "ask")).ShouldBe("Reported to the catalog's maintainers, not answered yet");

        var first = await AnswerAsync(world, admin, response, isChanged);
        var again = await AnswerAsync(world, admin, response, isChanged);

        (first.Value, again.Error!.Kind).ShouldBe((1, ErrorKind.Conflict));
        (await WordsAsync(world, SlateKind.Action, "ask")).ShouldBe(words);
        var news = await FeedbackDesk.NewestAsync(world, world.Here.Agent);
        (news.Kind, news.Text, news.CaseKey, news.From).ShouldBe((kind, Why, "T-1", "Person admin"));
        InboxLabels.Title(news).ShouldContain("ask", Case.Insensitive);
        await using var db = world.Open();
        (await db.InboxItems.CountAsync(row => row.RecipientId == world.Here.Agent.PersonId, Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "answer.said" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true, InboxKind.RightsFixed, "access corrected")]
    [InlineData(false, InboxKind.RightsKept, "may be shown")]
    public async Task Closed_security_alert_reaches_whoever_raised_it(bool isFixed, InboxKind kind, string verdict)
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var auditor = await FeedbackDesk.AddAsync(world, ConsoleRole.Auditor);
        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.WrongPermission);
        var alert = await AlertAsync(world);

        (await AnswerAsync(world, auditor, alert, isFixed)).IsOk.ShouldBeTrue();
        (await AnswerAsync(world, auditor, alert, isFixed)).Error!.Kind.ShouldBe(ErrorKind.Conflict);

        (await WordsAsync(world, SlateKind.Action, "ask"))!.ShouldStartWith(
            $"Reported to the people responsible for access; answered on the day: {verdict}"
        );
        var news = await FeedbackDesk.NewestAsync(world, world.Here.Agent);
        (news.Kind, news.Text).ShouldBe((kind, Why));
        await using var db = world.Open();
        (await db.SecurityAlerts.SingleAsync(Token)).SeenById.ShouldBe(auditor.PersonId);
    }

    [Fact]
    public async Task Answered_document_report_is_told_where_the_document_was_dismissed()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var admin = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin);
        await FeedbackDesk.DismissAsync(world, SlateKind.Document, "guide", DismissReasons.OutdatedDocument);
        (await WordsAsync(world, SlateKind.Document, "guide")).ShouldBe("Reported to the document's owner, not answered yet");
        await using (var db = world.Open())
        {
            var row = await db.DocumentReports.SingleAsync(Token);
            var answered = await FeedbackDesk.RunAsync<AnswerReport, Result<DocumentReportStatus>>(
                world,
                answer => answer.RunAsync(admin, new(row.Id, row.Revision, IsFixed: true, Why), Token)
            );
            answered.IsOk.ShouldBeTrue(answered.Error?.Message);
        }

        (await WordsAsync(world, SlateKind.Document, "guide"))!.ShouldContain("answered on the day: fixed");
        (await FeedbackDesk.NewestAsync(world, world.Here.Agent)).Kind.ShouldBe(InboxKind.ReportFixed);
    }

    [Fact]
    public async Task Nobody_answers_without_the_right_and_the_attempt_is_audited()
    {
        await using var world = await FeedbackDesk.CreateAsync();
        var supervisor = await FeedbackDesk.AddAsync(world, ConsoleRole.Supervisor);
        var elsewhere = await FeedbackDesk.AddAsync(world, ConsoleRole.Admin, world.Elsewhere);
        var rule = await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);
        await FeedbackDesk.DismissAsync(world, SlateKind.Document, "guide", DismissReasons.WrongPermission);
        var alert = await AlertAsync(world);

        (await AnswerAsync(world, supervisor, rule, true)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await AnswerAsync(world, world.Here.Agent, alert, true)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await AnswerAsync(world, elsewhere, rule, true)).IsOk.ShouldBeFalse();
        (await AnswerAsync(world, elsewhere, alert, true)).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        (await FeedbackDesk.ReportsAsync(world)).ShouldAllBe(row => row.Status == DocumentReportStatus.Open);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied", Token)).ShouldBe(2);
    }

    private static Task<Result<int>> AnswerAsync(DeskWorld world, Actor actor, Guid response, bool isChanged) =>
        FeedbackDesk.RunAsync<AnswerActionFeedback, Result<int>>(
            world,
            answer => answer.RunAsync(actor, new([response], isChanged, Why), Token)
        );

    private static Task<Result<Guid>> AnswerAsync(DeskWorld world, Actor actor, AlertId alert, bool isFixed) =>
        FeedbackDesk.RunAsync<AnswerAlert, Result<Guid>>(world, answer => answer.RunAsync(actor, new(alert.Id, isFixed, Why), Token));

    private static async Task<AlertId> AlertAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return new((await db.SecurityAlerts.SingleAsync(Token)).Id);
    }

    private static async Task<string?> WordsAsync(DeskWorld world, SlateKind kind, string id)
    {
        var shown = await world.RecommendAsync();
        var view = (await world.Get<ReadNotShown>().RunAsync(world.Here.Agent, new(shown.DecisionId!.Value, kind), Token)).Value!;
        return view.Reasons.SelectMany(reason => reason.Items).Single(item => item.Id == id).Said?.Words(_ => "on the day");
    }

    private readonly record struct AlertId(Guid Id);
}
