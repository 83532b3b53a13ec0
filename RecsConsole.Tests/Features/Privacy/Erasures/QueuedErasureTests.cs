using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tests.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>
/// An administrator who is alone lets an erasure wait for the open cases without a second person, for as long as nobody else could be it.
/// </summary>
[Trait("Req", "R162")]
public sealed class QueuedErasureTests : PrivacyDesk
{
    private static SubjectName Customer => SubjectName.Account("acme");

    [Fact]
    public async Task It_is_carried_out_once_the_cases_are_closed_and_its_receipt_says_that_nobody_confirmed_it()
    {
        (await QueueAsync()).ShouldBe("Queued. It waits until the open cases are closed and is then carried out by itself.");
        (await RunAsync()).ShouldBe(new AgreedErasures(0, 1));
        var waiting = await WaitingAsync(Admin);
        (waiting.IsAgreed, waiting.State).ShouldBe(
            (true, "Nobody else could confirm it. Waits until the open cases are closed; carried out by itself afterwards.")
        );
        await CloseAllAsync();

        (await RunAsync()).ShouldBe(new AgreedErasures(1, 0));

        var erased = (await World.Get<ListErasures>().RunAsync(Admin, new(), Cancelled)).Value!.Erasures.ShouldHaveSingleItem();
        var receipt = (await World.Get<ReadErasureReceipt>().RunAsync(Admin, erased.Id, Cancelled)).Value.ShouldNotBeNull();
        (receipt.AskedBy, receipt.ConfirmedBy).ShouldBe(("Admin", null));
        await using var db = World.Open();
        var queued = await db.AuditEntries.SingleAsync(row => row.Operation == "queue.erasure", Cancelled);
        (queued.ActorId, queued.Outcome).ShouldBe((Admin.PersonId, AuditOutcomes.Done));
        var details = AuditReferences.Details(
            (await db.AuditEntries.SingleAsync(row => row.Operation == "erase.subject", Cancelled)).DetailsJson
        );
        (details.ContainsKey("asker"), details.ContainsKey("approver")).ShouldBe((true, false));
        details["reason"].ShouldBe(ErasureAgreement.HashOf(Reason));
    }

    [Fact]
    public async Task Somebody_who_gets_the_right_meanwhile_has_to_confirm_it()
    {
        await QueueAsync();
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        await CloseAllAsync();

        (await RunAsync()).ShouldBe(new AgreedErasures(0, 1));

        (await WaitingAsync(Admin)).IsAgreed.ShouldBeFalse();
        (await WaitingAsync(Admin)).Others.ShouldBe(["Ben"]);
        var waiting = await WaitingAsync(ben);
        (waiting.IsAgreed, waiting.IsForReader).ShouldBe((false, true));
        (
            await World.Get<EraseSubject>().RunAsync(Admin, new(Customer, Reason) { Asked = waiting.Request }, Cancelled)
        ).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        var erased = await World.Get<EraseSubject>().RunAsync(ben, new(Customer, Reason) { Asked = waiting.Request }, Cancelled);
        erased.Error.ShouldBeNull();
        var receipt = (await World.Get<ReadErasureReceipt>().RunAsync(ben, erased.Value!.Key!.Value, Cancelled)).Value.ShouldNotBeNull();
        (receipt.AskedBy, receipt.ConfirmedBy).ShouldBe(("Admin", "Ben"));
    }

    [Fact]
    public async Task Somebody_who_gets_the_right_meanwhile_finds_it_in_their_work_and_nobody_did_before()
    {
        await QueueAsync();
        (await WorkAsync(Admin)).ShouldBeEmpty("it waits for nobody");
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);

        var item = (await WorkAsync(ben)).ShouldHaveSingleItem();

        (item.Kind, item.Address).ShouldBe((WaitingKind.Publish, "/admin/privacy"));
    }

    [Fact]
    public async Task It_is_withdrawn_until_then()
    {
        await QueueAsync();

        (await World.Get<RejectErasure>().RunAsync(Admin, (await WaitingAsync(Admin)).Request, Cancelled)).Error.ShouldBeNull();

        await CloseAllAsync();
        (await RunAsync()).ShouldBe(new AgreedErasures(0, 0));
    }

    [Fact]
    public void Question_says_that_it_waits()
    {
        var line = new SubjectLine(Customer, "acme", "Acme", 15, 0, "One case is still open.") { MayWait = true };

        var question = EraseQuestion.Of(line, isAlone: true);

        (question.Title, question.Verb, question.MustType).ShouldBe(
            ("Erase Acme once the open cases are closed?", "Erase once closed", "acme")
        );
        question.Consequence.ShouldContain("carried out by itself once the open cases are closed");
        var asked = EraseQuestion.Of(line, isAlone: false);
        asked.Verb.ShouldBe("Ask for the erasure");
        asked.Consequence.ShouldContain("Once confirmed, it waits until the open cases are closed");
        EraseQuestion.Of(line with { MayWait = false, Obstacle = null }, isAlone: false).Consequence.ShouldNotContain("open cases");
        EraseQuestion.Of(line with { MayWait = false, Obstacle = null }, isAlone: true).Verb.ShouldBe("Erase permanently");
    }

    private async Task<string> QueueAsync() =>
        (await World.Get<RequestErasure>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Value.ShouldNotBeNull();

    private async Task<AgreedErasures> RunAsync() =>
        (await World.Get<EraseAgreed>().RunAsync(Actor.Job(World.Here.TenantId), Cancelled)).Value.ShouldNotBeNull();

    private async Task<WaitingErasure> WaitingAsync(Actor actor) =>
        (await World.Get<ListErasures>().RunAsync(actor, new(), Cancelled)).Value!.Waiting.ShouldHaveSingleItem();

    private async Task<IReadOnlyList<WaitingItem>> WorkAsync(Actor actor)
    {
        await using var scope = await World.Get<OperationScopeFactory>().OpenAsync(actor, Cancelled);
        return await new ErasuresToDecide().ReadAsync(new WaitingDesk(scope), Cancelled);
    }
}
