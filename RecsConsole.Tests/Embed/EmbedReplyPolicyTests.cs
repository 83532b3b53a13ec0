using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Embed;

/// <summary>While a policy forbids contact with the customer, the panel quotes nothing. The policy stays, so the site is this class's own.</summary>
public sealed class EmbedReplyPolicyTests(EmbedSite site) : IClassFixture<EmbedSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Panel_that_offered_the_passage_before_the_policy_refuses_it_and_records_no_use()
    {
        await AllowGuideAsync();
        var browser = site.Browser();
        var form = EmbedSite.FormOf(await browser.GetStringAsync(await site.AddressAsync(), Token), "quote");
        await ForbidContactAsync();

        using var answer = await EmbedSite.PostAsync(browser, form);

        var said = await answer.Content.ReadAsStringAsync(Token);
        said.ShouldContain("keeps people from writing to the customer in this state");
        said.ShouldNotContain("data-passage");
        said.ShouldNotContain("data-reply");
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.CaseDocuments.AnyAsync(row => row.CaseId == site.Api.Here.CaseId, Token)).ShouldBeFalse();
        (await db.Responses.AnyAsync(row => row.ItemKind == ItemKind.Document && row.Kind == ResponseKind.Accept, Token)).ShouldBeFalse();
    }

    private async Task AllowGuideAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.Documents.SingleAsync(row => row.Key == "guide", Token)).Classification = 0;
        await db.SaveChangesAsync(Token);
    }

    // the desk's case is new, and its only action that contacts customers is forbidden in this state
    private async Task ForbidContactAsync()
    {
        await using var db = site.Api.OpenDb(site.Api.Here);
        (await db.Actions.SingleAsync(row => row.Key == "notice", Token)).IsCustomerContact = true;
        db.Policies.Add(
            new()
            {
                TenantId = site.Api.Here.TenantId,
                Key = "tipping-off",
                Version = 1,
                Title = "Tipping off",
                Status = VersionStatus.Published,
                EffectiveFrom = DateTimeOffset.UnixEpoch,
                RulesJson = """[{"caseTypes":[],"issueTypes":[],"states":["new"],"requires":[],"forbids":["notice"],"documents":[]}]""",
                UpdatedAt = DateTimeOffset.UnixEpoch,
            }
        );
        ChangeFeed.Append(db, ChangeKind.Catalog, "", DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Token);
    }
}
