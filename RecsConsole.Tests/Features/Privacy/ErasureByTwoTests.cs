using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Where somebody else could be the second person, nobody erases alone.</summary>
public sealed class ErasureByTwoTests : PrivacyDesk
{
    private static SubjectName Customer => SubjectName.Account("acme");

    [Fact]
    public async Task Customer_is_erased_once_a_second_person_confirms_it()
    {
        await CloseAllAsync();
        var second = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        (await EraseAsync(Admin, null)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await World.Get<RequestErasure>().RunAsync(Admin, new(Customer, Reason), Cancelled)).Error.ShouldBeNull();

        (await WaitingAsync(Admin)).Others.ShouldBe(["Ben"]);
        var waiting = await WaitingAsync(second);
        (await EraseAsync(Admin, waiting)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await NameAsync()).ShouldNotBe(ErasedText.Word);
        (await EraseAsync(second, waiting)).Error.ShouldBeNull();
        (await NameAsync()).ShouldBe(ErasedText.Word);
        (await World.Get<ListErasures>().RunAsync(Admin, new(), Cancelled)).Value!.Waiting.ShouldBeEmpty();
        await using var db = World.Open();
        var asked = await db.AuditEntries.SingleAsync(row => row.Operation == "submit.erasure", Cancelled);
        asked.DetailsJson.ShouldNotContain(Reason);
        (await db.Proposals.SingleAsync(Cancelled)).Why.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_is_declined_and_cannot_be_used_for_somebody_else()
    {
        await CloseAllAsync();
        var second = await World.AddPersonAsync("ben", ConsoleRole.Admin);
        await World.Get<RequestErasure>().RunAsync(Admin, new(Customer, Reason), Cancelled);
        var waiting = await WaitingAsync(second);

        var other = await World
            .Get<EraseSubject>()
            .RunAsync(second, new(SubjectName.Account("other"), Reason) { Asked = waiting.Request }, Cancelled);
        var declined = await World.Get<RejectErasure>().RunAsync(second, waiting.Request, Cancelled);

        other.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        declined.Error.ShouldBeNull();
        (await EraseAsync(second, waiting)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await NameAsync()).ShouldNotBe(ErasedText.Word);
    }

    private Task<Result<ErasureNews>> EraseAsync(Actor actor, WaitingErasure? waiting) =>
        World.Get<EraseSubject>().RunAsync(actor, new(Customer, Reason) { Asked = waiting?.Request }, Cancelled);

    private async Task<WaitingErasure> WaitingAsync(Actor actor) =>
        (await World.Get<ListErasures>().RunAsync(actor, new(), Cancelled)).Value!.Waiting.ShouldHaveSingleItem();

    private async Task<string> NameAsync()
    {
        await using var db = World.Open();
        return await db.Accounts.Where(row => row.Key == Customer.Key).Select(row => row.Name).SingleAsync(Cancelled);
    }
}
