using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Export;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class ExportQueueCasesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_holds_what_is_filtered_in_the_order_of_the_list_and_computes_nothing()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("BR-2", row => (row.Title, row.Status) = ("=1+1, \"quoted\"", "waiting_customer")),
            desk.ACase("BR-1", row => (row.Title, row.SlaDeadline, row.Priority) = ("Zweiter Faktor über Nacht", null, null)),
            desk.ACase("secret", row => row.Classification = Classifications.Restricted),
            desk.ACase("of-jonas", row => row.AssigneeId = desk.Jonas.PersonId)
        );

        var result = await desk.Get<ExportQueueCases>().RunAsync(desk.Ana, new(new() { Sort = QueueSort.Case }), Token);

        var file = result.Value.ShouldNotBeNull();
        file.Content.Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding
            .UTF8.GetString(file.Content)[1..]
            .Split("\r\n")
            .ShouldBe([
                "Case,Title,Customer,State,Priority,SLA,Person,Next step",
                "BR-1,Zweiter Faktor über Nacht,Acme GmbH,In progress,,,Ana Nowak,",
                "BR-2,\"'=1+1, \"\"quoted\"\"\",Acme GmbH,Waiting for customer,P3,2026-03-04T18:00:00Z,Ana Nowak,",
                "",
            ]);
    }

    [Fact]
    public async Task Name_says_what_is_filtered_and_taking_it_out_is_written_down_without_the_words()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(desk.ACase("BR-1"), desk.ACase("BR-2", row => row.Priority = 1));
        var filter = new QueueFilter
        {
            Scope = QueueScope.Team,
            Priority = 1,
            Sla = QueueSla.Under24h,
            Text = "Title/of: Müller",
        };

        var named = (await desk.Get<ExportQueueCases>().RunAsync(desk.Ana, new(filter), Token)).Value.ShouldNotBeNull();
        await desk.Get<ExportQueueCases>().RunAsync(desk.Ana, new(filter with { Text = "title" }), Token);

        named.Name.ShouldBe("queue-here-team-p1-sla-under24h-title-of-m-ller-20260304-1000.csv");
        await using var db = desk.Read();
        var entries = await db.AuditEntries.Where(row => row.Operation == "export.queue").OrderBy(row => row.Id).ToListAsync(Token);
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(entry => entry.Outcome == "done" && !entry.DetailsJson.Contains("title", StringComparison.OrdinalIgnoreCase));
        entries.Count(entry => entry.DetailsJson.Contains("\"rows\":\"1\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task File_of_a_selection_holds_only_what_is_selected_and_what_the_list_has()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("BR-1"),
            desk.ACase("BR-2"),
            desk.ACase("BR-3"),
            desk.ACase("secret", row => row.Classification = Classifications.Restricted)
        );

        var result = await desk.Get<ExportQueueCases>()
            .RunAsync(desk.Ana, new(new() { Sort = QueueSort.Case }, ["BR-3", "secret", "BR-1", "elsewhere"]), Token);

        var file = result.Value.ShouldNotBeNull();
        file.Name.ShouldBe("queue-here-mine-selected-20260304-1000.csv");
        Encoding
            .UTF8.GetString(file.Content)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(',')[0])
            .ShouldBe(["BR-1", "BR-3"]);
        await using var db = desk.Read();
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == "export.queue", Token);
        entry.DetailsJson.ShouldContain("\"rows\":\"2\"");
        entry.DetailsJson.ShouldContain("\"selected\":\"4\"");
    }

    [Fact]
    public void Address_of_a_selection_keeps_the_filter_and_escapes_the_keys() =>
        QueueEndpoint
            .AddressOf(new() { Scope = QueueScope.Team, Page = 3 }, ["BR-1", "A&B"])
            .ShouldBe("/queue/export.csv?scope=team&case=BR-1&case=A%26B");

    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync();
        await using var db = desk.Read();
        if (!await db.Tenants.AnyAsync(row => row.Id == desk.Ana.TenantId, Token))
        {
            db.Tenants.Add(
                new TenantRow
                {
                    Id = desk.Ana.TenantId,
                    Key = "here",
                    Name = "Here",
                    TimeZone = "Etc/UTC",
                    Region = "EU",
                    InputHashKey = [1],
                }
            );
            await db.SaveChangesAsync(Token);
        }

        return desk;
    }
}
