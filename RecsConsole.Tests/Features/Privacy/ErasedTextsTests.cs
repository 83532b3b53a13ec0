using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Security.Sweep.Commands;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>
/// An erasure covers every personal column of every row about the customer: description, notes, messages, files, answers, reports. The test
/// reads the columns from the model, so that it includes new ones.
/// </summary>
public sealed class ErasedTextsTests : PrivacyDesk
{
    // The columns about people; all other columns are about a customer or their case.
    private static readonly string[] s_ofPeople =
    [
        "PersonRow.DisplayName",
        "PersonRow.Email",
        "SearchLogRow.Query",
        "DocumentRow.WithdrawalReason",
    ];

    // Binary columns of a decision, which are checked separately.
    private static readonly string[] s_ofDecisions = ["DecisionRow.Snapshot", "DecisionRow.Validation", "DecisionRow.Output"];

    /// <summary>Whose key encrypts the texts.</summary>
    public enum Stored
    {
        UnderTheCustomersKey,
        BeforeTheCaseHadACustomer,
    }

    [Theory]
    [InlineData(Stored.UnderTheCustomersKey)]
    [InlineData(Stored.BeforeTheCaseHadACustomer)]
    [Trait("Req", "R162")]
    public async Task Erased_customer_leaves_no_personal_text_of_any_kind_and_a_whole_trail(Stored stored)
    {
        var decision = await WriteAsync(stored);
        await CloseAllAsync();
        await using (var before = World.Open())
        {
            var (all, readable) = await CustomerTexts.ReadAsync(before);
            readable.ShouldBe(all.Except(s_ofPeople).Except(s_ofDecisions), ignoreOrder: true, "each kind of text was there");
        }

        (await EraseAsync("acme")).Error.ShouldBeNull();

        await using var db = World.Open();
        (await CustomerTexts.ReadAsync(db)).Readable.ShouldBeEmpty();
        await ShouldSayErasedAsync(db);
        DecisionContent.IsErased(await db.Decisions.SingleAsync(row => row.Id == decision, Cancelled)).ShouldBeTrue();
        (await VerifyAsync()).FirstBroken.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R162")]
    public async Task What_is_not_about_the_customer_stays_to_be_read()
    {
        var decision = (await World.RecommendAsync()).DecisionId!.Value;
        var (other, documents) = (await AddOtherCustomerAsync(decision), await DocumentsAsync());
        await CloseAllAsync();

        (await EraseAsync("acme")).Error.ShouldBeNull();

        await using var db = World.Open();
        (await db.Cases.SingleAsync(row => row.Id == other, Cancelled)).Description.ShouldBe(CustomerTexts.Words);
        (await db.Notes.SingleAsync(row => row.CaseId == other, Cancelled)).Text.ShouldBe(CustomerTexts.Words);
        var message = await db.Messages.SingleAsync(row => row.CaseId == other, Cancelled);
        (message.Text, message.DraftText).ShouldBe((CustomerTexts.Words, CustomerTexts.Words));
        var file = await db.Attachments.SingleAsync(row => row.CaseId == other, Cancelled);
        System.Text.Encoding.UTF8.GetString(file.Content).ShouldBe(CustomerTexts.Words);
        (await DocumentsAsync()).ShouldBe(documents, "documents are the tenant's own");
        (await db.People.Select(row => row.DisplayName).ToListAsync(Cancelled)).ShouldNotContain(ErasedText.Word);
    }

    [Fact]
    [Trait("Req", "R162")]
    public async Task Product_of_an_erased_customers_case_stands_in_no_column()
    {
        const string Product = "zqxprod of Jane Doe";
        await using (var db = World.Open())
        {
            await db
                .Cases.Where(row => row.Id == World.Here.CaseId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Product, Product).SetProperty(row => row.IssueType, Product),
                    Cancelled
                );
            db.PersonExperience.Add(
                new()
                {
                    TenantId = World.Here.TenantId,
                    PersonId = World.Here.Agent.PersonId,
                    IssueType = Product,
                    WorkedCases = 1,
                }
            );
            await db.SaveChangesAsync(Cancelled);
        }

        await World.RecommendAsync();
        await CloseAllAsync();
        (await RowsWithAsync(Product)).ShouldNotBeEmpty();

        (await EraseAsync("acme")).Error.ShouldBeNull();

        (await RowsWithAsync(Product)).ShouldBeEmpty();
        await using var after = World.Open();
        (await after.Cases.SingleAsync(row => row.Id == World.Here.CaseId, Cancelled)).ErasedAt.ShouldNotBeNull(
            "it does not count among the cases without a product"
        );
    }

    // as text or as bytes, in any table
    private async Task<IReadOnlyList<string>> RowsWithAsync(string words)
    {
        var bytes = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(words));
        var rows = await StoredRows.ReadAsync(World.Database.Services);
        return
        [
            .. rows.Select(row => row.Text)
                .Where(text => text.Contains(words, StringComparison.Ordinal) || text.Contains(bytes, StringComparison.Ordinal)),
        ];
    }

    private async Task ShouldSayErasedAsync(ConsoleDbContext db)
    {
        var id = World.Here.CaseId;
        var found = await db.Cases.SingleAsync(row => row.Id == id, Cancelled);
        string?[] texts =
        [
            found.Title,
            found.Description,
            found.ContactName,
            found.ContactAddress,
            (await db.Notes.SingleAsync(row => row.CaseId == id, Cancelled)).Text,
            (await db.Messages.SingleAsync(row => row.CaseId == id, Cancelled)).Text,
            (await db.Messages.SingleAsync(row => row.CaseId == id, Cancelled)).DraftText,
            (await db.Attachments.SingleAsync(row => row.CaseId == id, Cancelled)).Name,
        ];
        texts.ShouldAllBe(text => text == ErasedText.Word);
        (await db.Attachments.SingleAsync(row => row.CaseId == id, Cancelled)).Content.ShouldBeEmpty();
    }

    // A text written before the case names a customer uses the key of the case; an import may add the customer later.
    private async Task<Guid> WriteAsync(Stored stored)
    {
        var isEarly = stored == Stored.BeforeTheCaseHadACustomer;
        await using var db = World.Open();
        var ofCase = db.Cases.Where(row => row.Id == World.Here.CaseId);
        if (isEarly)
        {
            await ofCase.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccountKey, (string?)null), Cancelled);
        }

        var decision = (await World.RecommendAsync()).DecisionId!.Value;
        await DismissAsync(decision);
        var found = await ofCase.SingleAsync(Cancelled);
        (found.Title, found.Description) = (CustomerTexts.Words, CustomerTexts.Words);
        (found.ContactName, found.ContactAddress) = (CustomerTexts.Words, CustomerTexts.Words);
        found.CustomFieldsJson = $$"""{"caller":"{{CustomerTexts.Name}}"}""";
        (await db.Accounts.SingleAsync(row => row.Key == "acme", Cancelled)).Name = CustomerTexts.Words;
        db.AddRange(CustomerTexts.Of(found, World.Here.Agent.PersonId, decision));
        await db.SaveChangesAsync(Cancelled);
        if (isEarly)
        {
            await ofCase.ExecuteUpdateAsync(set => set.SetProperty(row => row.AccountKey, "acme"), Cancelled);
        }

        return decision;
    }

    // Uses the operation, because the audit trail has an entry for each answer.
    private async Task DismissAsync(Guid decision) =>
        (
            await World.RespondAsync(
                new(
                    Guid.NewGuid(),
                    decision,
                    ResponseKind.Dismiss,
                    SlateKind.Document,
                    "guide",
                    DismissReasons.NotUseful,
                    Note: CustomerTexts.Words
                )
            )
        ).Error.ShouldBeNull();

    private async Task<Guid> AddOtherCustomerAsync(Guid decision)
    {
        await using var db = World.Open();
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "globex",
                Name = "Globex",
            }
        );
        var found = await db.Cases.OrderBy(row => row.Key).FirstAsync(row => row.Id != World.Here.CaseId, Cancelled);
        (found.AccountKey, found.Description) = ("globex", CustomerTexts.Words);
        await db.SaveChangesAsync(Cancelled);
        db.AddRange(CustomerTexts.Of(found, World.Here.Agent.PersonId, decision));
        await db.SaveChangesAsync(Cancelled);
        return found.Id;
    }

    private async Task<List<string>> DocumentsAsync()
    {
        await using var db = World.Open();
        return await db.Documents.OrderBy(row => row.Key).Select(row => row.Title + row.Text).ToListAsync(Cancelled);
    }

    private Task<Result<ErasureNews>> EraseAsync(string account) =>
        World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Account(account), Reason), Cancelled);

    private async Task<AuditVerdict> VerifyAsync()
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        var result = await scope
            .ServiceProvider.GetRequiredService<VerifyAudit>()
            .RunAsync(Actor.Job(World.Here.TenantId), new(new JobProgress()), Cancelled);
        return result.Value!;
    }
}
