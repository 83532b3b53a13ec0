using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Tests.Security.Sweep.Commands;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Tickets;

/// <summary>
/// A connection's account sees every ticket of its system, and so do the jobs that read them. People see the cases of tickets as any other
/// case: who asks by the ticket of a hidden case gets the answer that a ticket gets which was never read.
/// </summary>
public sealed class TicketSweepTests
{
    private const string NeverRead = "999999";
    private const string Kind = "redmine";

    /// <summary>Operations that may tell the two apart, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_apart = new(StringComparer.Ordinal)
    {
        ["RetryTicket"] = "administrators see the tickets of a connection that failed, by number and error, on its page",
    };

    [Fact]
    [Trait("Req", "R46")]
    [Trait("Req", "R51")]
    public async Task Ticket_of_a_hidden_case_looks_like_one_that_was_never_read()
    {
        await using var site = await SweepSite.CreateAsync(SweptWorld.Generate(41, SweepSize.Small.People, SweepSize.Small.Objects));
        var connections = await ConnectAsync(site);
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var asked = 0;
        foreach (var person in site.World.People)
        {
            foreach (var what in CommandVisits.HiddenFrom(site.World, person, tally.At).Where(each => each.Kind is "case"))
            {
                foreach (var type in TicketArguments.Operations)
                {
                    var hidden = await AskAsync(site, type, person, connections[what.Tenant], TicketOf(what));
                    var never = await AskAsync(site, type, person, connections[what.Tenant], NeverRead);

                    tally.Scan(type.Name, person, hidden.Answer);
                    if (!s_apart.ContainsKey(type.Name))
                    {
                        Words(hidden).ShouldBe(Words(never), $"{type.Name} for person {person.Number}, {what.Kind} {what.Number}");
                    }

                    asked++;
                }
            }
        }

        tally.Leaks.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Ticket_of_a_case_that_the_person_may_see_is_found()
    {
        await using var site = await SweepSite.CreateAsync(SweptWorld.Generate(41, SweepSize.Small.People, SweepSize.Small.Objects));
        var connections = await ConnectAsync(site);
        var at = DateTimeOffset.UtcNow;
        var find = TicketArguments.Operations.Single(type => type.Name is "FindTicketCase");
        var seen = (
            from person in site.World.People
            from what in site.World.Objects
            where what.Kind is "case" && Oracle.MaySee(person, what, at)
            select (person, what)
        ).First();

        var answer = await AskAsync(site, find, seen.person, connections[seen.what.Tenant], TicketOf(seen.what));

        answer.IsOk.ShouldBeTrue();
        answer.Answer.ShouldBe(seen.what.Key);
    }

    [Fact]
    public void Operations_that_take_a_ticket_are_found_and_each_exception_is_one()
    {
        var names = TicketArguments.Operations.Select(type => type.Name).ToList();

        names.ShouldContain("FindTicketCase");
        names.ShouldContain("RequestTicketRead");
        s_apart.Keys.Except(names, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static string TicketOf(SweptObject what) => (what.Number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Words((bool IsOk, object? Answer) answer) => $"{answer.IsOk} {string.Join('|', SweptText.In(answer.Answer))}";

    private static async Task<(bool IsOk, object? Answer)> AskAsync(
        SweepSite site,
        Type type,
        SweptPerson person,
        Guid connection,
        string ticket
    )
    {
        await using var scope = site.Services.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService(type);
        var arguments = TicketArguments.Of(type, site.ActorOf(person), new(connection, ticket, person.Key + "@test.example"));
        var (isOk, answer) = await OperationVisits.AnswerAsync(ReadOperations.RunAsync(type)!.Invoke(operation, arguments)!);
        // a refusal may repeat the number that was asked for
        return (isOk, answer is string text && !isOk ? text.Replace(ticket, "", StringComparison.Ordinal) : answer);
    }

    // Every case came with a ticket; its number is that of the object.
    private static async Task<IReadOnlyList<Guid>> ConnectAsync(SweepSite site)
    {
        List<Guid> connections = [];
        for (var tenant = 0; tenant < SweptWorld.Tenants; tenant++)
        {
            await using var db = Operators.Open(site.Services);
            db.BindTo(site.TenantOf(site.World.People.First(person => person.Tenant == tenant)));
            var connection = new ConnectionRow
            {
                TenantId = db.TenantId,
                Id = Guid.NewGuid(),
                Name = "Tickets",
                Kind = Kind,
                Address = "http://127.0.0.1:1",
                Secret = "sealed",
                KeyPrefix = "TK",
                CaseTypeKey = "ticket",
                StatusesJson = "[]",
                IsEnabled = true,
            };
            db.Connections.Add(connection);
            db.TicketLinks.AddRange(
                site.World.Objects.Where(what => what.Kind is "case" && what.Tenant == tenant)
                    .Select(what => new TicketLinkRow
                    {
                        TenantId = connection.TenantId,
                        ConnectionId = connection.Id,
                        TicketId = TicketOf(what),
                        CaseId = what.Id,
                        SeenUpdatedAt = DateTimeOffset.UtcNow,
                    })
            );
            await db.SaveChangesAsync();
            connections.Add(connection.Id);
        }

        return connections;
    }
}
