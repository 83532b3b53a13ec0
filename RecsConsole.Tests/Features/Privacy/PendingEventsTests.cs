using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>An event that waits to be applied must not bring back whoever was erased meanwhile.</summary>
public sealed class PendingEventsTests : PrivacyDesk
{
    private static readonly Guid s_connection = Guid.NewGuid();

    [Fact]
    public async Task Erased_customer_is_forgotten_in_events_on_their_cases_and_in_those_that_name_them()
    {
        await World.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Id == World.Here.CaseId);
                (row.AccountKey, row.ContactName, row.ContactAddress) = ("acme", "Zoë Müller", "zoe@customer.example");
                db.TicketLinks.Add(
                    new()
                    {
                        TenantId = row.TenantId,
                        ConnectionId = s_connection,
                        TicketId = "7",
                        CaseId = row.Id,
                    }
                );
            }
        );
        await CloseAllAsync();
        await AddAsync("on-the-case", "7", """{"ticket":{"id":"7"}}""");
        await AddAsync("by-name", null, """{"from":{"name":"Zo\u00eb M\u00fcller"}}""");
        await AddAsync("by-address", null, """{"text":"Write to ZOE@customer.example."}""");
        await AddAsync("no-json", null, "zoe@customer.example wrote");
        await AddAsync("of-others", "8", """{"ticket":{"id":"8"},"text":"Somebody else, at the acmeology desk"}""");

        (await World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Account("acme"), Reason), Cancelled)).Error.ShouldBeNull();

        await ShouldWaitAsync("of-others");
    }

    [Fact]
    public async Task Erased_person_is_forgotten_in_events_that_name_them()
    {
        var person = await LeaverAsync();
        await AddAsync("owner", null, """{"ticket":{"id":"9","owner":{"address":"lea@test.example"}}}""");
        await AddAsync("of-others", null, """{"ticket":{"id":"9","owner":{"address":"tom@test.example"}}}""");

        (await World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Person(person), Reason), Cancelled)).Error.ShouldBeNull();

        await ShouldWaitAsync("of-others");
    }

    private async Task<Guid> LeaverAsync()
    {
        var id = Guid.NewGuid();
        await World.ChangeAsync(
            ChangeKind.Person,
            db =>
                db.People.Add(
                    new()
                    {
                        TenantId = World.Here.TenantId,
                        Id = id,
                        Key = "lea",
                        DisplayName = "Lea Leaver",
                        Email = "lea@test.example",
                        TimeZone = "UTC",
                        IsActive = false,
                    }
                )
        );
        return id;
    }

    private Task AddAsync(string id, string? ticket, string body)
    {
        var now = World.Database.Clock.GetUtcNow();
        var content = World.Get<IDataProtectionProvider>().CreateProtector(PendingEvents.Purpose).Protect(body);
        return World.ChangeAsync(
            ChangeKind.Connection,
            db =>
                db.IncomingDeliveries.Add(
                    new()
                    {
                        TenantId = World.Here.TenantId,
                        ConnectionId = s_connection,
                        EventId = id,
                        TicketId = ticket,
                        SentAt = now,
                        At = now,
                        Body = content,
                        Attempts = 1,
                        Error = "It does not fit.",
                    }
                )
        );
    }

    // what is forgotten counts as applied, so that sending it again changes nothing
    private async Task ShouldWaitAsync(params string[] ids)
    {
        await using var db = World.Open();
        var rows = await db.IncomingDeliveries.AsNoTracking().ToListAsync(Cancelled);
        rows.Where(row => row.Body is not null).Select(row => row.EventId).ShouldBe(ids, ignoreOrder: true);
        rows.Where(row => row.Body is null).ShouldAllBe(row => row.DoneAt != null);
    }
}
