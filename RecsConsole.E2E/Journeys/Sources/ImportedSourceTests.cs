using System.Text.Json;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>
/// A team uploads its log of incidents to an empty console and gives the rest on pages and by the API, over HTTP: then every source is
/// behind something that the API recommends. Nothing is seeded, and nothing is written past the pages and the API.
/// </summary>
[Collection(OwnSiteGroup.Name)]
[Trait("Req", "R206")]
public sealed class ImportedSourceTests : Journey
{
    private const string Asking = "Awaiting User Info";
    private const string Working = "Active";
    private const string Escalation = "escalate";
    private const string Words = "The client says that the certificate of the gateway is not trusted.";
    private const int StayOpen = 4;

    // columns that are not guessed, by what they are
    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal)
    {
        ["Team"] = "assignment_group",
        ["Customer"] = "caller_id",
        ["Product"] = "category",
        ["Priority"] = "priority",
        ["SLA met"] = "made_sla",
    };

    [Fact]
    public Task Every_source_is_behind_a_recommendation_after_a_log_was_imported() => ImportAndWorkAsync(UploadedLog.Small());

    [Fact]
    [Trait("Speed", "Slow")]
    public Task Every_source_is_behind_a_recommendation_after_a_part_of_the_public_log_was_imported() =>
        ImportAndWorkAsync(UploadedLog.OfPublicData());

    private static async Task ImportAndWorkAsync(UploadedLog log)
    {
        await using var site = await SourceSite.StartAsync();
        var (admin, second) = await site.SetUpAsync();
        await OpenAsync(admin, "/admin/import");
        await new ImportScreen(admin).BringAsync(log.Text, s_columns);
        using var system = await site.ConnectAsync(admin, "ServiceNow");
        var work = new SourceWork(admin, second, system, new(log.Category, log.Team, "Resolved", "Closed", log.Solver, log.Closer));
        await work.GiveRightsAsync();
        var (ending, open) = await BringCustomersAndTextsAsync(system, log);
        await WriteEscalationAsync(admin, work);
        await ConfirmAnActivityAsync(admin, work);
        await work.BringKnowledgeAsync();
        await work.WritePlaybookAsync();
        await work.EndAsync(ending);
        await work.LearnAsync();
        await work.SwitchOnAsync();

        await work.ShouldAllProposeAsync(open);
        site.Asked.ShouldContain(request => request.Text.Contains(Words, StringComparison.Ordinal), "the log has no words of its own");
    }

    // The log has no words: the ticket system sends them, with deadlines. The last open ones are late, the others end while the team works.
    private static async Task<(IReadOnlyList<string> Ending, IReadOnlyList<string> Open)> BringCustomersAndTextsAsync(
        KeyedSystem system,
        UploadedLog log
    )
    {
        var accounts = log.Callers.Select(caller => new
        {
            key = caller,
            name = "Caller " + caller,
            tier = "Gold",
            region = "EU",
        });
        await system.BringAsync("/accounts", accounts);
        var open = (await system.ListAsync("/cases?status=open&limit=200")).Select(KeyOf).Order(StringComparer.Ordinal).ToList();
        var (ending, late) = (open[..^StayOpen], open[^StayOpen..]);
        var now = DateTimeOffset.UtcNow;
        var texts = log.Numbers.Select(
            (number, at) =>
                new
                {
                    key = number,
                    title = $"Nobody reaches the portal through the tunnel since the certificate update {at % 7}",
                    type = "imported",
                    description = Words,
                    deadline = late.Contains(number, StringComparer.Ordinal) ? now.AddHours(-3)
                    : ending.Contains(number, StringComparer.Ordinal) ? now.AddDays(2)
                    : (DateTimeOffset?)null,
                }
        );
        await system.BringAsync("/cases", texts);
        return (ending, late);
    }

    // A log has no action that escalates, and its workflow allows only what was in it: one is written, and allowed while somebody works.
    private static async Task WriteEscalationAsync(IPage page, SourceWork work)
    {
        await OpenAsync(page, "/admin/actions/new");
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(Escalation);
        await page.GetByLabel("Title").FillAsync("Tell the duty manager");
        await page.GetByLabel("Description").FillAsync("The duty manager calls the customer and stays on the incident.");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("escalate");
        await page.GetByLabel("Typical minutes").FillAsync("10");
        await work.PublishAsync($"/admin/actions/{Escalation}");

        await OpenAsync(page, "/admin/workflows/imported/edit");
        await page.GetByRole(AriaRole.Button, new() { Name = Working, Exact = true }).ClickAsync();
        await page.GetByLabel("Also possible here").SelectOptionAsync(Escalation);
        await Assertions.Expect(page.GetByLabel("Where \"Tell the duty manager\" leads")).ToHaveValueAsync(Working);
        await work.PublishAsync("/admin/workflows/imported", version: 2);
    }

    // A model reads what a text asks for among actions that people have described; the page of the import asks to do that.
    private static async Task ConfirmAnActivityAsync(IPage page, SourceWork work)
    {
        var address = $"/admin/actions/{Uri.EscapeDataString(Asking)}";
        await OpenAsync(page, address + "/edit");
        await page.GetByLabel("Title").FillAsync("Ask the caller");
        await page.GetByLabel("Description").FillAsync("Ask the caller for what is missing, such as the message that the client shows.");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("communicate");
        await work.PublishAsync(address, version: 2);
    }

    private static string KeyOf(JsonElement row) => row.GetProperty("key").GetString()!;
}
