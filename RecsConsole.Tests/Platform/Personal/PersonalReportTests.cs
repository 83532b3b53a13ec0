using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>Notes in reports on documents and reasons of withdrawals are stored encrypted, and rows without them need no key.</summary>
[Trait("Req", "R59")]
public sealed class PersonalReportTests
{
    private const string Words = "Mr Okoro says it is wrong";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Words_of_people_are_ciphertext_in_the_database_and_words_again_when_read(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenant = await Operators.AddTenantAsync(database.Services, "brightline");
        await using (var db = await OpenAsync(database, tenant))
        {
            db.DocumentReports.AddRange(Report(tenant, Guid.NewGuid()), Report(tenant, null));
            db.Documents.Add(Document(tenant, "gone", Guid.NewGuid()));
            await db.SaveChangesAsync(Cancelled);
        }

        await using var read = await OpenAsync(database, tenant);
        List<string> stored =
        [
            .. await read.Database.SqlQueryRaw<string>("SELECT \"Note\" AS \"Value\" FROM \"DocumentReports\"").ToListAsync(Cancelled),
            .. await read
                .Database.SqlQueryRaw<string>("SELECT \"ResolutionNote\" AS \"Value\" FROM \"DocumentReports\"")
                .ToListAsync(Cancelled),
            .. await read
                .Database.SqlQueryRaw<string>("SELECT \"WithdrawalReason\" AS \"Value\" FROM \"Documents\"")
                .ToListAsync(Cancelled),
        ];
        stored.Count.ShouldBe(5);
        stored.ShouldAllBe(value => PersonalCipher.IsSealed(value));
        (await read.DocumentReports.Select(row => row.Note).ToListAsync(Cancelled)).ShouldBe([Words, Words]);
        (await read.DocumentReports.Select(row => row.ResolutionNote).ToListAsync(Cancelled)).ShouldBe([Words, Words]);
        (await read.Documents.Select(row => row.WithdrawalReason).SingleAsync(Cancelled)).ShouldBe(Words);
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Rows_without_a_personal_value_need_no_subject_in_bulk(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenant = await Operators.AddTenantAsync(database.Services, "brightline");
        await using (var db = await OpenAsync(database, tenant))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await BulkInsert.WriteAsync(db, [Document(tenant, "plain", null), Document(tenant, "gone", Guid.NewGuid())], Cancelled);
            await transaction.CommitAsync(Cancelled);
        }

        await using var read = await OpenAsync(database, tenant);
        (await read.Documents.OrderBy(row => row.Key).Select(row => row.WithdrawalReason).ToListAsync(Cancelled)).ShouldBe([Words, null]);
        (await read.SubjectKeys.CountAsync(Cancelled)).ShouldBe(1);
    }

    private static Task<ConsoleDbContext> OpenAsync(TestDatabase database, Guid tenant) =>
        database.Services.GetRequiredService<TenantDb>().OpenAsync(new Actor(tenant, Guid.NewGuid()), Cancelled);

    private static DocumentRow Document(Guid tenant, string key, Guid? withdrawnBy) =>
        new()
        {
            TenantId = tenant,
            Key = key,
            Version = 1,
            Title = key,
            Kind = "article",
            Status = withdrawnBy is null ? DocumentStatus.Effective : DocumentStatus.Withdrawn,
            WithdrawalReason = withdrawnBy is null ? null : Words,
            WithdrawnById = withdrawnBy,
            Text = "",
        };

    private static DocumentReportRow Report(Guid tenant, Guid? caseId) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            DocumentKey = "handbook",
            DocumentVersion = 1,
            ReporterId = Guid.NewGuid(),
            CaseId = caseId,
            Note = Words,
            Status = DocumentReportStatus.Rejected,
            ResolutionNote = Words,
        };
}
