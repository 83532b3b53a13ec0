using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>A confirmed erasure waits until the open cases are closed, and is then carried out by itself, once.</summary>
[Trait("Req", "R162")]
public sealed class AgreedErasureTests : PrivacyDesk
{
    private const string Done = "1 erasure carried out. Still waiting: 0.";
    private const string Nothing = "0 erasures carried out. Still waiting: 0.";
    private const string Waits = "0 erasures carried out. Still waiting: 1.";

    private static SubjectName Customer => SubjectName.Account("acme");

    [Fact]
    public async Task Confirmed_erasure_is_carried_out_by_itself_once_the_last_case_is_closed()
    {
        var ben = await ConfirmAsync();
        (await RunAsync()).ShouldBe(Waits);
        (await NameAsync()).ShouldNotBe(ErasedText.Word);
        await CloseAllAsync();

        (await RunAsync()).ShouldBe(Done);

        (await NameAsync()).ShouldBe(ErasedText.Word);
        var list = (await World.Get<ListErasures>().RunAsync(Admin, new(), Cancelled)).Value!;
        list.Waiting.ShouldBeEmpty();
        var erased = list.Erasures.ShouldHaveSingleItem();
        (erased.Key, erased.By).ShouldBe((Customer.Key, "Ben"));
        await using var db = World.Open();
        var row = await db.Proposals.SingleAsync(Cancelled);
        (row.Status, row.DecidedById).ShouldBe((VersionStatus.Published, ben.PersonId));
        (await VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    public async Task Trail_has_the_entries_of_an_erasure_at_once_and_says_who_confirmed_it()
    {
        var ben = await ConfirmAsync();
        await CloseAllAsync();
        await RunAsync();

        await using var db = World.Open();
        var entries = await db.AuditEntries.Where(each => each.Outcome == AuditOutcomes.Done).ToListAsync(Cancelled);
        var confirmed = entries.Single(each => each.Operation == "approve.erasure");
        confirmed.ActorId.ShouldBe(ben.PersonId);
        var erased = entries.Single(each => each.Operation == "erase.subject");
        (erased.ActorId, erased.ObjectKind, erased.ObjectId).ShouldBe((null, Customer.Kind, Customer.Key));
        var details = AuditReferences.Details(erased.DetailsJson);
        details["approver"].ShouldBe(ben.PersonId.ToString("D"));
        details["proposal"].ShouldBe(confirmed.ObjectId);
        details["reason"].ShouldBe(ErasureAgreement.HashOf(Reason));
        entries.ShouldAllBe(each => !each.DetailsJson.Contains(Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asked_is_told_and_the_second_person_need_not_look_any_more()
    {
        var ben = await ConfirmAsync();
        await using (var before = World.Open())
        {
            (await before.InboxItems.AnyAsync(row => row.RecipientId == ben.PersonId, Cancelled)).ShouldBeFalse("confirmed already");
        }

        await CloseAllAsync();
        await RunAsync();
        await RunAsync();

        await using var db = World.Open();
        var told = (await db.InboxItems.Where(row => row.RecipientId == Admin.PersonId).ToListAsync(Cancelled)).ShouldHaveSingleItem();
        told.Kind.ShouldBe(InboxKind.ErasureDone);
        told.Text.ShouldBeNull();
    }

    [Fact]
    public async Task Second_run_finds_nothing_and_another_tenants_run_erases_nothing_here()
    {
        await ConfirmAsync();
        await CloseAllAsync();
        (await RunAsync(World.Elsewhere.TenantId)).ShouldBe(Nothing);
        (await NameAsync()).ShouldNotBe(ErasedText.Word);

        (await RunAsync()).ShouldBe(Done);
        (await RunAsync()).ShouldBe(Nothing);

        await using var db = World.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "erase.subject", Cancelled)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_erased_that_nobody_confirmed()
    {
        await World.AddPersonAsync("ben", ConsoleRole.Admin);
        (await AskAsync()).ShouldBe(
            "Asked for. Once somebody else has confirmed it and the open cases are closed, it is carried out by itself."
        );
        await CloseAllAsync();

        (await RunAsync()).ShouldBe(Nothing);

        (await NameAsync()).ShouldNotBe(ErasedText.Word);
    }

    [Fact]
    public async Task Whoever_asked_cannot_confirm_it_for_later_either()
    {
        await World.AddPersonAsync("ben", ConsoleRole.Admin);
        await AskAsync();

        var result = await EraseAsync(Admin, await WaitingAsync(Admin));

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await CloseAllAsync();
        (await RunAsync()).ShouldBe(Nothing);
    }

    [Fact]
    public async Task Legal_hold_stops_it_until_it_is_lifted()
    {
        var ben = await ConfirmAsync();
        await CloseAllAsync();
        await HoldAsync("account", Customer.Key);

        (await RunAsync()).ShouldBe(Waits);

        (await NameAsync()).ShouldNotBe(ErasedText.Word);
        (await WaitingAsync(ben)).State.ShouldBe(
            "Confirmed by Ben. Waits until the legal hold is lifted; carried out by itself afterwards."
        );
        var hold = (await World.Get<ListHolds>().RunAsync(Admin, new(), Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        (await World.Get<LiftHold>().RunAsync(Admin, new(hold.Id, "The court has closed the file."), Cancelled)).Error.ShouldBeNull();
        (await RunAsync()).ShouldBe(Done);
        (await NameAsync()).ShouldBe(ErasedText.Word);
    }

    [Fact]
    public async Task Customer_with_a_new_open_case_waits_again()
    {
        await ConfirmAsync();
        await CloseAllAsync();
        await World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == World.Here.CaseId).IsOpen = true);

        (await RunAsync()).ShouldBe(Waits);

        (await NameAsync()).ShouldNotBe(ErasedText.Word);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirmed_erasure_is_still_withdrawn_or_declined(bool byAuthor)
    {
        var ben = await ConfirmAsync();
        var actor = byAuthor ? Admin : ben;

        (await World.Get<RejectErasure>().RunAsync(actor, (await WaitingAsync(actor)).Request, Cancelled)).Error.ShouldBeNull();

        await CloseAllAsync();
        (await RunAsync()).ShouldBe(Nothing);
        (await NameAsync()).ShouldNotBe(ErasedText.Word);
    }

    [Fact]
    public async Task Page_says_what_it_waits_for_and_names_cases_only_to_those_who_may_view_them()
    {
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        await AskAsync();
        (await WaitingAsync(ben)).State.ShouldBe("Not confirmed yet. Waits until case T-1 is closed; carried out by itself afterwards.");
        (await WaitingAsync(ben)).IsForReader.ShouldBeTrue();
        (await EraseAsync(ben, await WaitingAsync(ben))).Error.ShouldBeNull();

        var waiting = await WaitingAsync(ben);

        waiting.State.ShouldBe("Confirmed by Ben. Waits until case T-1 is closed; carried out by itself afterwards.");
        (waiting.IsAgreed, waiting.IsForReader).ShouldBe((true, false));
        // Admin has no clearance for the case
        (await WaitingAsync(Admin)).State.ShouldBe(
            "Confirmed by Ben. Waits until the open cases are closed; carried out by itself afterwards."
        );
        (await EraseAsync(ben, waiting)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await CloseAllAsync();
        (await WaitingAsync(ben)).State.ShouldBe(
            "Confirmed by Ben. Nothing is in the way any more: carried out by the next run of the job."
        );
    }

    // Admin asks while a case is open, and Ben confirms.
    private async Task<Actor> ConfirmAsync()
    {
        var ben = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        await AskAsync();
        var confirmed = await EraseAsync(ben, await WaitingAsync(ben));
        confirmed.Value!.Words.ShouldBe("Confirmed. It waits until the open cases are closed and is then carried out by itself.");
        return ben;
    }

    private async Task<string> AskAsync() =>
        (await World.Get<RequestErasure>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Value.ShouldNotBeNull();

    private Task<Result<ErasureNews>> EraseAsync(Actor actor, WaitingErasure waiting) =>
        World.Get<EraseSubject>().RunAsync(actor, new(Customer, Reason) { Asked = waiting.Request }, Cancelled);

    private async Task<WaitingErasure> WaitingAsync(Actor actor) =>
        (await World.Get<ListErasures>().RunAsync(actor, new(), Cancelled)).Value!.Waiting.ShouldHaveSingleItem();

    private async Task<string> RunAsync(Guid? tenantId = null)
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<ITenantJob>().OfType<EraseAgreedJob>().Single();
        var context = new JobContext(Actor.Job(tenantId ?? World.Here.TenantId), Guid.NewGuid(), null, 1);
        var result = await job.RunAsync(context, new JobProgress(), Cancelled);
        result.Error.ShouldBeNull();
        return result.Value!.Words;
    }

    private async Task<string> NameAsync()
    {
        await using var db = World.Open();
        return await db.Accounts.Where(row => row.Key == Customer.Key).Select(row => row.Name).SingleAsync(Cancelled);
    }

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        var verify = scope.ServiceProvider.GetRequiredService<VerifyAudit>();
        return (await verify.RunAsync(Actor.Job(World.Here.TenantId), new(new JobProgress()), Cancelled)).Value!;
    }
}
