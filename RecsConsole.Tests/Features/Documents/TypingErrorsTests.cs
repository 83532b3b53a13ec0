using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>Where the tenant allows it, one person mends typing errors of a document that binds nobody, and nothing else.</summary>
public sealed class TypingErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Recieve the letter.", "Receive the letter.", true)]
    [InlineData("Ask teh customer.", "Ask the customer.", true)]
    [InlineData("Restart the sevrice, then wait.", "Restart the service; then wait.", true)]
    [InlineData("Ask the customer.", "Ask the customer.", false)]
    [InlineData("Do not restart it.", "Do now restart it.", false)]
    [InlineData("It is able to send.", "It is unable to send.", false)]
    [InlineData("Wait 10 minutes.", "Wait 60 minutes.", false)]
    [InlineData("See /admin/rights here.", "See /admin/right here.", false)]
    [InlineData("Ask the customer.", "Ask the customer twice.", false)]
    [InlineData("Ask the customer.\nWait.", "Ask the customer. Wait.", false)]
    [InlineData("Call the customer.", "Call the manager.", false)]
    public void Typing_error_is_a_letter_or_two_within_a_word(string before, string after, bool areAll) =>
        TypingErrors.AreAll(before, after).ShouldBe(areAll);

    [Fact]
    public void Many_words_at_once_are_another_text()
    {
        var before = string.Join(' ', Enumerable.Repeat("recieve", 11));

        TypingErrors.AreAll(before, before.Replace("recieve", "receive", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "invoize", "runbook", true)]
    [InlineData(false, "invoize", "runbook", false)]
    [InlineData(true, "payment", "runbook", false)]
    [InlineData(true, "invoize", "article", false)]
    public async Task Author_approves_a_mended_text(bool allows, string word, string kind, bool isApproved)
    {
        await using var office = await DocumentOffice.OpenAsync();
        await AllowAsync(office, allows);
        var inForce = (await office.OpenAsync("guide")).Versions[0].Content;
        var draft = inForce with { Text = inForce.Text.Replace("invoice", word, StringComparison.Ordinal), Kind = kind };

        var (offered, result) = await ApproveOwnAsync(office, draft);

        offered.ShouldBe(isApproved);
        result.IsOk.ShouldBe(isApproved);
        var versions = (await office.OpenAsync("guide")).Versions;
        versions[0].Status.ShouldBe(isApproved ? DocumentStatus.Effective : DocumentStatus.Draft);
        versions[0].ApprovedBy.ShouldBe(isApproved ? "writer" : null);
    }

    [Theory]
    [InlineData("policy", null, Classifications.Internal)]
    [InlineData("runbook", "printing", Classifications.Internal)]
    [InlineData("runbook", null, Classifications.Confidential)]
    public async Task Document_that_binds_always_needs_two(string kind, string? policy, int classification)
    {
        await using var office = await DocumentOffice.OpenAsync();
        await AllowAsync(office, true);
        await using (var db = office.World.Open())
        {
            var row = db.Documents.Single(found => found.Key == "guide");
            (row.Kind, row.PolicyKey, row.Classification) = (kind, policy, classification);
            await db.SaveChangesAsync(Token);
        }

        var inForce = (await office.OpenAsync("guide")).Versions[0].Content;
        var (offered, result) = await ApproveOwnAsync(
            office,
            inForce with
            {
                Text = inForce.Text.Replace("invoice", "invoize", StringComparison.Ordinal),
            }
        );

        offered.ShouldBeFalse();
        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Document_that_a_policy_names_always_needs_two()
    {
        await using var office = await DocumentOffice.OpenAsync();
        await AllowAsync(office, true);
        await using (var db = office.World.Open())
        {
            var policy = db.Policies.Single();
            policy.RulesJson = policy.RulesJson.Replace("\"secret\"", "\"guide\"", StringComparison.Ordinal);
            await db.SaveChangesAsync(Token);
        }

        var inForce = (await office.OpenAsync("guide")).Versions[0].Content;
        var (_, result) = await ApproveOwnAsync(
            office,
            inForce with
            {
                Text = inForce.Text.Replace("invoice", "invoize", StringComparison.Ordinal),
            }
        );

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    // whether the page offers it, and what happens
    private static async Task<(bool Offered, Result<DocumentStatus> Result)> ApproveOwnAsync(DocumentOffice office, DocumentDraft draft)
    {
        var saved = (await office.SaveAsync(office.Writer, new(draft, null, 0, IsNew: false))).Value!;
        var shown = (await office.OpenAsync("guide")).Versions[0];
        var request = new VersionRequest(saved.Key, saved.Version, saved.Revision);
        return (shown.MayApprove, await office.Get<ApproveVersion>().RunAsync(office.Writer, request, Token));
    }

    private static async Task AllowAsync(DocumentOffice office, bool allows)
    {
        await using var db = office.World.Open();
        var settings = TenantConfiguration.Default with { Reviews = new(WordingByOne: allows, FiguresByOne: false) };
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = db.TenantId,
                Version = 2,
                Json = settings.ToJson(),
                CreatedAt = office.Now,
                Why = "Try",
            }
        );
        await db.SaveChangesAsync(Token);
    }
}
