using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Signatures;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Webhooks;

/// <summary>
/// An event arrives at another system at least once, signed, with a stable id, and only if the webhook's person may see the case.
/// </summary>
public sealed class SendWebhooksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Accepted_step_is_told_once_it_can_no_longer_be_taken_back(DatabaseProvider provider)
    {
        await using var desk = await WebhookDesk.CreateAsync(provider);
        await desk.AcceptAsync();

        (await desk.SendAsync()).ShouldBe(0, "it can still be taken back");
        (await desk.SendLaterAsync()).ShouldBe(1);
        (await desk.SendLaterAsync()).ShouldBe(0);

        var told = desk.Receiver.Received.ShouldHaveSingleItem();
        told.Type.ShouldBe(WebhookKinds.StepCarriedOut);
        told.Data.GetProperty("case").GetProperty("key").GetString().ShouldBe("T-1");
        told.Data.GetProperty("case").GetProperty("state").GetString().ShouldBe("working");
        var step = told.Data.GetProperty("step");
        (step.GetProperty("action").GetString(), step.GetProperty("fromState").GetString()).ShouldBe(("ask", "new"));
        step.GetProperty("personId").GetGuid().ShouldBe(desk.World.Here.Agent.PersonId);
        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Delivered);
        await using var db = desk.World.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == SendWebhooks.Name && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Signature_is_that_of_the_secret_that_was_shown()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        await desk.SendLaterAsync();

        var told = desk.Receiver.Received.Single();

        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(told.Timestamp, CultureInfo.InvariantCulture));
        told.Signature.ShouldBe(WebhookSignature.Of([desk.Hook.Secret!], told.Id, at, told.Body));
        (desk.World.Database.Clock.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact, Trait("Req", "R190")]
    public async Task Accepted_action_arrives_at_least_once_with_one_effect_whatever_breaks_on_the_way()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        desk.Receiver.LosesAnswer = true;
        (await desk.SendLaterAsync()).ShouldBe(0, "it worked there, and nobody here knows");
        (desk.Receiver.LosesAnswer, desk.Receiver.Status) = (false, 503);
        (await desk.SendLaterAsync()).ShouldBe(0);
        await ForgetAttemptAsync(desk); // as if the process died while sending
        desk.Receiver.Status = 200;
        (await desk.SendLaterAsync(TimeSpan.FromMinutes(10))).ShouldBe(1);
        (await desk.SendLaterAsync(TimeSpan.FromDays(1))).ShouldBe(0);

        desk.Receiver.Received.Count.ShouldBe(3);
        desk.Receiver.Received.Select(each => (each.Id, each.Body)).Distinct().Count().ShouldBe(1, "each attempt is the same event");
        desk.Receiver.Effects.ShouldBe([WebhookKinds.StepCarriedOut]);
    }

    [Fact]
    public async Task Step_taken_back_in_time_is_never_told()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var accepted = await desk.World.AcceptAsync(await desk.World.RecommendAsync(), "ask");

        (await desk.World.Get<UndoResponse>().RunAsync(desk.World.Here.Agent, accepted.Value!.ResponseId, Token)).IsOk.ShouldBeTrue();
        await desk.SendLaterAsync();

        desk.Receiver.Received.ShouldBeEmpty();
        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Withdrawn);
    }

    [Fact]
    public async Task Step_that_was_told_and_is_undone_later_is_told_as_undone()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        await desk.SendLaterAsync();

        await using (var db = desk.World.Open())
        {
            var row = await db.Cases.SingleAsync(each => each.Id == desk.World.Here.CaseId, Token);
            var step = await db.CaseEvents.SingleAsync(each => each.CaseId == row.Id, Token);
            row.Status = "new";
            await WebhookEvents.TakeBackStepAsync(db, row, step, desk.World.Database.Clock.GetUtcNow(), Token);
            await db.SaveChangesAsync(Token);
        }

        (await desk.SendAsync()).ShouldBe(1);
        var (told, undone) = (desk.Receiver.Received.First(), desk.Receiver.Received.Last());
        undone.Type.ShouldBe(WebhookKinds.StepTakenBack);
        undone.Data.GetProperty("step").GetProperty("id").GetString().ShouldBe(told.Data.GetProperty("step").GetProperty("id").GetString());
        undone.Data.GetProperty("case").GetProperty("state").GetString().ShouldBe("new");
        undone.Id.ShouldNotBe(told.Id);
    }

    [Fact]
    public async Task Request_for_approval_and_its_end_are_told()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        var request = await desk.Approvals.RequestAsync();
        desk.World.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await desk.Approvals.DecideAsync(desk.Approvals.Supervisor, request)).IsOk.ShouldBeTrue();

        await desk.SendLaterAsync();

        var approvals = desk.Receiver.Received.Where(each => each.Type.StartsWith("approval.", StringComparison.Ordinal)).ToList();
        approvals
            .Select(each => (each.Type, each.Data.GetProperty("approval").GetProperty("status").GetString()))
            .ShouldBe([(WebhookKinds.ApprovalRequested, "pending"), (WebhookKinds.ApprovalEnded, "approved")]);
        approvals[1].Data.GetProperty("approval").GetProperty("decidedBy").GetGuid().ShouldBe(desk.Approvals.Supervisor.PersonId);
        desk.Receiver.Effects.ShouldContain(WebhookKinds.StepCarriedOut);
    }

    [Fact]
    public async Task Case_that_its_person_may_not_see_is_not_told()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        await desk.ChangeHookAsync(hook => hook.PersonId = desk.Approvals.Outsider.PersonId);

        await desk.SendLaterAsync();

        desk.Receiver.Received.ShouldBeEmpty();
        var line = await desk.OnlyDeliveryAsync();
        line.State.ShouldBe(WebhookState.Withdrawn);
        line.Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task Receiver_that_stays_away_is_tried_ever_more_seldom_and_then_given_up_and_its_maker_is_told_once()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        await desk.AcceptAsync("fix");
        desk.Receiver.Status = 500;

        await desk.SendLaterAsync();
        (await desk.SendAsync()).ShouldBe(0);
        desk.Receiver.Received.Count.ShouldBe(2, "each event was tried once, and none before its pause is over");
        for (var i = 0; i < 2 * WebhookRetries.MaxAttempts; i++)
        {
            await desk.SendLaterAsync(TimeSpan.FromHours(13));
        }

        desk.Receiver.Received.Count.ShouldBe(2 * WebhookRetries.MaxAttempts);
        var list = await desk.ListAsync(onlyFailed: true);
        list.Deliveries.Lines.Count.ShouldBe(2);
        list.Lines.Single().Failed.ShouldBe(2);
        await using var db = desk.World.Open();
        var news = await db.InboxItems.Where(item => item.Kind == InboxKind.WebhookFailed).ToListAsync(Token);
        news.ShouldNotBeEmpty();
        news.ShouldAllBe(item => item.RecipientId == desk.Admin.PersonId && item.Text == "Ledger");
        news.Select(item => item.EventKey).ShouldBeUnique();
    }

    [Fact]
    public async Task Event_that_was_given_up_can_be_sent_again_under_its_number()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        desk.Receiver.Status = 500;
        for (var i = 0; i <= WebhookRetries.MaxAttempts; i++)
        {
            await desk.SendLaterAsync(TimeSpan.FromHours(13));
        }

        desk.Receiver.Status = 200;
        var line = await desk.OnlyDeliveryAsync();
        (await desk.World.Get<RetryDelivery>().RunAsync(desk.Admin, line.Id, Token)).Value.ShouldBe("Ledger");
        (await desk.SendAsync()).ShouldBe(1);

        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Delivered);
        desk.Receiver.Received.Select(each => each.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_that_wants_no_more_is_paused()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        desk.Receiver.Status = 410;

        await desk.SendLaterAsync();

        (await desk.ListAsync()).Lines.Single().IsEnabled.ShouldBeFalse();
        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.Failed);
    }

    [Fact]
    public async Task Long_queue_of_a_receiver_that_is_away_holds_back_no_other()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await using var other = await WebhookReceiver.StartAsync();
        desk.Receiver.Status = 500;
        for (var i = 0; i < 60; i++)
        {
            await desk.World.Get<SendTestEvent>().RunAsync(desk.Admin, desk.Hook.Id, Token);
        }

        var second = await desk.SaveAsync(desk.Wish() with { Name = "Second", Address = other.Address });
        await desk.World.Get<SendTestEvent>().RunAsync(desk.Admin, second.Value!.Id, Token);

        (await desk.SendAsync()).ShouldBe(1);

        other.Received.ShouldHaveSingleItem();
        desk.Receiver.Received.ShouldHaveSingleItem("the others wait for its next turn");
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await using var other = await WebhookReceiver.StartAsync();
        await desk.AcceptAsync();
        (desk.Receiver.Status, desk.Receiver.RedirectTo) = (307, other.Address);

        await desk.SendLaterAsync();

        other.Received.ShouldBeEmpty();
        (await desk.OnlyDeliveryAsync()).State.ShouldBe(WebhookState.ToSend);
    }

    [Fact]
    public async Task What_waits_while_it_is_paused_goes_out_afterwards_and_what_happens_meanwhile_does_not()
    {
        await using var desk = await WebhookDesk.CreateAsync();
        await desk.AcceptAsync();
        var pause = desk.World.Get<SwitchWebhook>();
        (await pause.RunAsync(desk.Admin, new(desk.Hook.Id, IsEnabled: false), Token)).IsOk.ShouldBeTrue();
        await desk.AcceptAsync("fix");
        (await desk.SendLaterAsync()).ShouldBe(0);

        (await pause.RunAsync(desk.Admin, new(desk.Hook.Id, IsEnabled: true), Token)).IsOk.ShouldBeTrue();
        (await desk.SendAsync()).ShouldBe(1);

        desk.Receiver.Received.Single().Data.GetProperty("step").GetProperty("action").GetString().ShouldBe("ask");
    }

    [Fact]
    public async Task Webhook_that_asks_for_other_events_and_another_tenant_are_told_nothing()
    {
        await using var desk = await WebhookDesk.CreateEmptyAsync();
        (await desk.SaveAsync(desk.Wish() with { Kinds = [WebhookKinds.ApprovalEnded] })).IsOk.ShouldBeTrue();
        await desk.AcceptAsync();

        await desk.SendLaterAsync();
        (await desk.World.Get<SendWebhooks>().RunAsync(desk.World.Elsewhere.TenantId, Token)).ShouldBe(0);

        desk.Receiver.Received.ShouldBeEmpty();
        (await desk.ListAsync()).Deliveries.Lines.ShouldBeEmpty();
    }

    // The state that a process leaves when it dies before it stores the result.
    private static async Task ForgetAttemptAsync(WebhookDesk desk)
    {
        await using var db = desk.World.Open();
        var row = await db.WebhookDeliveries.SingleAsync(Token);
        row.Attempts--;
        row.Error = null;
        await db.SaveChangesAsync(Token);
    }
}
