using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Versions;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Another system sends policies: always as drafts, by the rules of the form.</summary>
public sealed class ApiPolicyTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Rule = """{"caseTypes":["ticket"],"requires":["notice"]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policy_comes_in_as_a_draft_and_the_same_again_changes_nothing()
    {
        using var client = await site.ClientAsync(site.Admin);

        var first = await ApiCalls.PostAsync(client, "/policies", Policy("p-1"));
        var same = await ApiCalls.PostAsync(client, "/policies", Policy("p-1"));
        var changed = await ApiCalls.PostAsync(client, "/policies", Policy("p-1", "Say it sooner."));

        first.Status.ShouldBe(201, first.Body.GetRawText());
        same.Body.GetProperty("status").GetString().ShouldBe("already");
        changed.Body.GetProperty("status").GetString().ShouldBe("updated");
        await using var db = site.OpenDb(site.Here);
        var row = await db.Policies.SingleAsync(each => each.Key == "p-1", Token);
        (row.Status, row.Version, row.Statement).ShouldBe((VersionStatus.Draft, 1, "Say it sooner."));
        (await site.TrailAsync("create.policy")).ShouldContain(entry => entry.ObjectId == "p-1" && entry.ActorId == site.Admin.PersonId);
    }

    [Fact]
    public async Task Rule_may_recommend_and_compare_further_fields_and_is_read_back_with_them()
    {
        const string Further = """{"tiers":["Gold"],"priorities":[1],"recommends":["notice"]}""";
        using var client = await site.ClientAsync(site.Admin);

        var made = await ApiCalls.PostAsync(client, "/policies", Policy("f-1", rule: Further));
        var same = await ApiCalls.PostAsync(client, "/policies", Policy("f-1", rule: Further));
        var odd = await ApiCalls.PostAsync(client, "/policies", Policy("f-2", rule: """{"priorities":[7],"recommends":["notice"]}"""));

        made.Status.ShouldBe(201, made.Body.GetRawText());
        same.Body.GetProperty("status").GetString().ShouldBe("already");
        odd.Status.ShouldBeOneOf(400, 422);
        await using var db = site.OpenDb(site.Here);
        var row = await db.Policies.SingleAsync(each => each.Key == "f-1", Token);
        row.RulesJson.ShouldContain("\"tiers\":[\"Gold\"]");
        row.RulesJson.ShouldContain("\"recommends\":[\"notice\"]");
    }

    [Fact]
    public async Task Condition_on_a_field_of_the_cases_goes_out_and_comes_in_again()
    {
        const string Large = """{"fields":[{"name":"amount","operator":"at_least","values":["10000"]}],"requires":["notice"]}""";
        await using (var arranging = site.OpenDb(site.Here))
        {
            (await arranging.Cases.FirstAsync(Token)).CustomFieldsJson = """{"amount":"12.500,00"}""";
            await arranging.SaveChangesAsync(Token);
        }

        using var client = await site.ClientAsync(site.Admin);

        var made = await ApiCalls.PostAsync(client, "/policies", Policy("l-1", rule: Large));
        var odd = await ApiCalls.PostAsync(
            client,
            "/policies",
            Policy("l-2", rule: Large.Replace("10000", "many", StringComparison.Ordinal))
        );
        await using var db = site.OpenDb(site.Here);
        var row = await db.Policies.SingleAsync(each => each.Key == "l-1", Token);
        row.Status = VersionStatus.Published;
        await db.SaveChangesAsync(Token);
        using var answer = await client.GetAsync("/api/v1/policies/l-1", Token);
        var rule = (await ApiSite.ReadAsync(answer)).GetProperty("rules")[0].GetRawText();
        var again = await ApiCalls.PostAsync(client, "/policies", Policy("l-3", rule: rule));

        made.Status.ShouldBe(201, made.Body.GetRawText());
        odd.Status.ShouldBeOneOf(400, 422);
        odd.Body.GetRawText().ShouldContain("is not a number");
        again.Status.ShouldBe(201, again.Body.GetRawText());
        (await db.Policies.SingleAsync(each => each.Key == "l-3", Token)).RulesJson.ShouldBe(row.RulesJson);
        row.RulesJson.ShouldContain("\"fields\":[{\"name\":\"amount\",\"operator\":\"at_least\",\"values\":[\"10000\"]}]");
    }

    [Fact]
    public async Task Rows_of_a_batch_are_answered_for_one_by_one()
    {
        using var client = await site.ClientAsync(site.Admin);

        var rows = await ApiCalls.PostRowsAsync(
            client,
            "/policies:batch",
            Policy("q-1"),
            Policy("q-2", rule: """{"caseTypes":["ticket"],"requires":["nothing_like_it"]}"""),
            Policy("q-3", rule: """{"requires":["notice"]}"""),
            Policy("q-4", rule: "null"),
            Policy("q-5").Replace("2026-01-01", "0001-01-01", StringComparison.Ordinal),
            Policy("q-6").Replace("\"title\":", "\"colour\":", StringComparison.Ordinal),
            Policy("new")
        );

        rows.Select(ApiCalls.StatusOf).ShouldBe(["added", "refused", "refused", "refused", "refused", "refused", "refused"]);
        rows.Select(ApiCalls.FieldOf).Skip(4).Take(1).ShouldBe(["effectiveFrom"]);
        await using var db = site.OpenDb(site.Here);
        (await db.Policies.CountAsync(row => row.Key.StartsWith("q-"), Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draft_that_somebody_writes_in_the_console_is_kept(bool isOfPersonOfKey)
    {
        var key = isOfPersonOfKey ? "w-2" : "w-1";
        var writer = isOfPersonOfKey ? site.Admin : await site.AddPersonAsync("erik", "admin");
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var content = new PolicyContent
            {
                Title = "By hand",
                Statement = "Written here.",
                EffectiveFrom = DateTimeOffset.UtcNow,
                Rules = [new() { CaseTypes = ["ticket"], Requires = ["notice"] }],
            };
            (
                await scope.ServiceProvider.GetRequiredService<SavePolicyDraft>().RunAsync(writer, new(key, null, content), Token)
            ).IsOk.ShouldBeTrue();
        }

        using var client = await site.ClientAsync(site.Admin);

        (await ApiCalls.PostAsync(client, "/policies", Policy(key))).Status.ShouldBe(409);
        await using var db = site.OpenDb(site.Here);
        (await db.Policies.SingleAsync(row => row.Key == key, Token)).Title.ShouldBe("By hand");
    }

    [Fact]
    public async Task Key_of_a_person_who_keeps_no_policies_is_refused()
    {
        using var agent = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();

        (await ApiCalls.PostAsync(agent, "/policies", Policy("n-1"))).Status.ShouldBe(403);
        (await ApiCalls.PostAsync(foreign, "/policies", Policy("n-1"))).Status.ShouldBe(403);

        (await site.TrailAsync("receive.policies")).ShouldContain(entry => entry.Outcome == "denied");
        await using var db = site.OpenDb(site.Here);
        (await db.Policies.AnyAsync(row => row.Key == "n-1", Token)).ShouldBeFalse();
    }

    private static string Policy(string key, string statement = "Say it.", string rule = Rule) =>
        $$"""
            {"key":"{{key}}","title":"Notices","statement":"{{statement}}","effectiveFrom":"2026-01-01T00:00:00Z","rules":[{{rule}}]}
            """;
}
