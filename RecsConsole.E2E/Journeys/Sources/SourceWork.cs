using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Engine.Candidates;
using Shouldly;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>
/// What two administrators on pages and their ticket system by the API do, once its cases are here, until every source has what it needs.
/// </summary>
internal sealed partial class SourceWork(IPage admin, IPage second, KeyedSystem system, WorkedCases cases)
{
    private const string Guide = "vpn-guide";
    private const string PolicyText = "vpn-policy";
    private const string Policy = "vpn-first";
    private const string Playbook = "tunnel";
    private const int WithDocument = 10; // on as many cases the guide is of use

    // those whose sources read what was brought, in the order in which they build on each other
    private static readonly string[] s_jobs = ["learn-next-steps", "experience", "embed-texts", "search-rebuild"];

    private static readonly string[] s_optIn = ["Similar sequences of actions", "Cases linked by actions and outcomes"];

    /// <summary>The second administrator lets the first work on cases of the team: nobody gives rights to themselves.</summary>
    public async Task GiveRightsAsync()
    {
        var people = await system.ListAsync("/people?limit=200");
        var key = people.Single(each => each.GetProperty("name").GetString() == SourceSite.Admin).GetProperty("key").GetString()!;
        await Journey.OpenAsync(second, $"/admin/people/{Uri.EscapeDataString(key)}");
        await second.GetByRole(AriaRole.Checkbox, new() { Name = "agent", Exact = true }).CheckAsync();
        await second.Locator("#person-teams").FillAsync(cases.Team);
        await second.Locator("#person-teams").PressAsync("Enter");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(second.GetByText("Saved.")).ToBeVisibleAsync();
        object[] skilled =
        [
            new { key = cases.Solver, skills = new Dictionary<string, int>(StringComparer.Ordinal) { [cases.Category] = 4 } },
        ];
        await system.BringAsync("/people", skilled);
    }

    /// <summary>The first writes on an opened page, by keyboard; both put it into force.</summary>
    public async Task PublishAsync(string address, int version = 1)
    {
        await admin.GetByLabel("Title").First.FocusAsync();
        await admin.Keyboard.PressAsync("Control+Enter");
        await SendAsync(address, version);
    }

    /// <summary>The system brings the texts of the documents and the policy as drafts; the second administrator approves them.</summary>
    public async Task BringKnowledgeAsync()
    {
        string[] types = [cases.Category];
        var guide = new
        {
            key = Guide,
            title = "Tunnel after a certificate update",
            text = "When nobody reaches the portal through the tunnel after the certificate update, replace the certificate of the gateway.",
            issueTypes = types,
        };
        await system.PostAsync("/documents", guide);
        await ApproveAsync(Guide, 1);
        await BringPolicyTextAsync(policyKey: null, version: 1);
        var policy = new
        {
            key = Policy,
            title = "Tunnels are restored first",
            statement = "An incident with the tunnel is resolved before anything else.",
            effectiveFrom = DateTimeOffset.UtcNow.AddDays(-1),
            rules = new object[]
            {
                new
                {
                    issueTypes = types,
                    requires = new[] { cases.Solving },
                    documents = new[] { PolicyText },
                },
            },
        };
        await system.PostAsync("/policies", policy);
        await Journey.OpenAsync(admin, $"/admin/policies/{Policy}");
        await SendAsync($"/admin/policies/{Policy}", 1);
        await BringPolicyTextAsync(Policy, version: 2);
    }

    /// <summary>The first writes the playbook, and picks the guide for the type of issue.</summary>
    public async Task WritePlaybookAsync()
    {
        await Journey.OpenAsync(admin, "/admin/playbooks/new");
        await admin.GetByLabel("Id", new() { Exact = true }).FillAsync(Playbook);
        await admin.GetByLabel("Title").FillAsync("Tunnel");
        foreach (var (number, action) in new[] { (1, cases.Solving), (2, cases.Closing) })
        {
            await admin.GetByRole(AriaRole.Button, new() { Name = "Add a step" }).ClickAsync();
            await admin.GetByLabel(string.Create(CultureInfo.InvariantCulture, $"Action of step {number}")).SelectOptionAsync(action);
        }

        await PublishAsync($"/admin/playbooks/{Playbook}");
        await Journey.OpenAsync(admin, $"/admin/documents/{Guide}");
        await admin.Locator("summary").First.ClickAsync();
        await admin.GetByRole(AriaRole.Checkbox, new() { Name = cases.Category, Exact = true }).ClickAsync();
        await Assertions.Expect(admin.GetByText($"Recommended for {cases.Category}.")).ToBeVisibleAsync();
    }

    /// <summary>The system marks the guide as useful on the first cases, and then reports the end of all.</summary>
    public async Task EndAsync(IReadOnlyCollection<string> ending)
    {
        foreach (var key in ending.Take(WithDocument))
        {
            var shown = await system.PostAsync($"/cases/{key}/recommendations");
            await system.PostAsync(
                $"/decisions/{shown.GetProperty("decision").GetString()}/responses",
                new
                {
                    kind = "accept",
                    itemKind = "document",
                    item = Guide,
                }
            );
        }

        await HappenAsync(ending, cases.Solving, cases.Solver);
        await HappenAsync(ending, cases.Closing, cases.Closer);
    }

    /// <summary>The jobs that learn from what was brought run now, instead of at night.</summary>
    public async Task LearnAsync()
    {
        await Journey.OpenAsync(admin, "/jobs");
        foreach (var job in s_jobs)
        {
            await new JobsScreen(admin).RunAsync(job);
        }
    }

    /// <summary>
    /// Settings of both: the sources that are off until a tenant wants them, and as many actions as can be shown, so that one which a
    /// single source proposed is among them.
    /// </summary>
    public async Task SwitchOnAsync()
    {
        await Journey.OpenAsync(admin, "/admin/tenant/sources");
        foreach (var source in s_optIn)
        {
            await admin.GetByRole(AriaRole.Checkbox, new() { NameString = source }).CheckAsync();
        }

        await admin.GetByRole(AriaRole.Link, new() { Name = "What is shown" }).ClickAsync();
        var actions = admin.GetByLabel("Actions", new() { Exact = true });
        await actions.FillAsync("5");
        await actions.BlurAsync();
        await admin.GetByLabel("Why").FillAsync("All sources");
        var send = admin.GetByRole(AriaRole.Button, new() { NameRegex = SendWords() });
        // a case type that was added on a page has made a version already
        var version = string.Concat((await send.InnerTextAsync()).Where(char.IsAsciiDigit));
        await send.ClickAsync();
        await Assertions.Expect(admin.GetByText("Sent for review.")).ToBeVisibleAsync();

        await Journey.OpenAsync(second, "/work");
        await second.GetByRole(AriaRole.Link, new() { Name = $"Settings, version {version}" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "See the impact and publish" }).ClickAsync();
        await second.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(second.GetByText($"Version {version} takes effect")).ToBeVisibleAsync();
    }

    /// <summary>Each source is behind an item that the API recommends for one of the open cases, and the page of the sources agrees.</summary>
    public async Task ShouldAllProposeAsync(IReadOnlyCollection<string> open)
    {
        var all = typeof(SourceNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in open)
        {
            named.UnionWith(SourcesOf(await system.PostAsync($"/cases/{key}/recommendations")));
        }

        all.Except(named, StringComparer.Ordinal).ShouldBeEmpty("sources behind nothing that is shown");
        await Journey.OpenAsync(admin, "/admin/sources");
        await Assertions
            .Expect(admin.Locator(".sec header [role=status]"))
            .ToContainTextAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{all.Count} of {all.Count} sources propose something for the {open.Count} open cases"
                )
            );
    }

    // an item counts with the evidence that is its reason
    private static IEnumerable<string> SourcesOf(JsonElement recommendation) =>
        recommendation
            .GetProperty("slates")
            .EnumerateArray()
            .SelectMany(slate => slate.GetProperty("items").EnumerateArray())
            .Where(item => item.GetProperty("reason").GetString() is { Length: > 0 })
            .SelectMany(item => item.GetProperty("sources").EnumerateArray())
            .Select(source => source.GetString()!);

    // the system reports what somebody did on cases
    public Task HappenAsync(IEnumerable<string> keys, string activity, string by)
    {
        var at = DateTimeOffset.UtcNow;
        return system.BringAsync(
            "/events",
            keys.Select(key => new
            {
                id = $"{key}-{activity}",
                activity,
                at,
                @case = key,
                by,
            })
        );
    }

    // Policy and document name each other, so the document comes again once there is a policy.
    private async Task BringPolicyTextAsync(string? policyKey, int version)
    {
        var text = new
        {
            key = PolicyText,
            title = "Tunnels come first",
            text = "An incident with the tunnel of the portal is resolved before anything else.",
            issueTypes = new[] { cases.Category },
            policyKey,
        };
        await system.PostAsync("/documents", text);
        await ApproveAsync(PolicyText, version);
    }

    [GeneratedRegex(@"Send version \d+ for review", RegexOptions.None, 1_000)]
    private static partial Regex SendWords();

    private async Task ApproveAsync(string document, int version)
    {
        await Journey.OpenAsync(second, $"/admin/documents/{document}");
        await new GovernedScreen(second).ApproveAsync(version);
    }

    private async Task SendAsync(string address, int version)
    {
        await new GovernedScreen(admin).SendAsync(version);
        await Journey.OpenAsync(second, address);
        await new GovernedScreen(second).PublishAsync(version);
    }
}

/// <summary>What the steps are about in one tenant.</summary>
/// <param name="Category">Type of issue of the cases.</param>
/// <param name="Solving">Action that solves a case.</param>
/// <param name="Solver">Key of the person who takes it.</param>
internal sealed record WorkedCases(string Category, string Team, string Solving, string Closing, string Solver, string Closer);
