using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>What the nightly run removes of issue types that were the product of a case: they may name somebody.</summary>
public sealed class FinishedErasureTests : PrivacyDesk
{
    private const string Product = "Printer of Mr Okoro";

    [Theory]
    [InlineData(Product, LogNames.NoIssueType)]
    [InlineData("shared", "shared")]
    [Trait("Req", "R162")]
    public async Task Issue_type_that_an_earlier_version_left_of_an_erased_customer_goes_unless_others_have_it(string stored, string left)
    {
        var other = await CloseAllAsync();
        await using (var db = World.Open())
        {
            var shared = await db.Cases.SingleAsync(row => row.Id == other.Id, Cancelled);
            (shared.AccountKey, shared.IssueType) = (null, "shared");
            await db.SaveChangesAsync(Cancelled);
        }

        (await World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Account("acme"), Reason), Cancelled)).Error.ShouldBeNull();
        await using (var db = World.Open())
        {
            var before = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
            (before.IssueType, before.ErasedAt) = (stored, null);
            await db.SaveChangesAsync(Cancelled);
        }

        await RunRetentionAsync();

        await using var after = World.Open();
        var found = await after.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
        (found.IssueType, found.ErasedAt is not null).ShouldBe((left, true));
    }

    [Fact]
    [Trait("Req", "R158")]
    public async Task What_was_counted_for_the_product_of_an_expired_case_goes_with_its_texts()
    {
        await CloseAllAsync();
        await using (var db = World.Open())
        {
            var imported = await db.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled);
            (imported.Product, imported.IssueType) = (Product, Product);
            db.PersonExperience.Add(
                new()
                {
                    TenantId = db.TenantId,
                    PersonId = World.Here.Agent.PersonId,
                    IssueType = Product,
                    WorkedCases = 1,
                    LastAt = World.Database.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(Cancelled);
        }

        await SavePeriodAsync("closed_cases", 90);
        World.Database.Clock.Advance(TimeSpan.FromDays(91));

        await RunRetentionAsync();

        await using var after = World.Open();
        (await after.PersonExperience.AnyAsync(row => row.IssueType == Product, Cancelled)).ShouldBeFalse();
    }
}
