using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Renewal;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Personal;

/// <summary>A desk whose keys are renewed, and what is stored in it.</summary>
internal static class RenewalWorld
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<DeskWorld> WorldAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddPrivacy().AddAudit());

    public static Task<RenewedKeys> RenewAsync(
        DeskWorld world,
        SubjectName? only = null,
        IProgress<string>? progress = null,
        CancellationToken? cancellationToken = null
    ) =>
        world
            .Get<KeyRenewal>()
            .RunAsync(world.Here.TenantId, only, progress ?? new RenewalProgress(_ => { }), cancellationToken ?? Cancelled);

    public static async Task<List<Guid>> KeysAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.SubjectKeys.Select(row => row.Id).ToListAsync(Cancelled);
    }

    public static async Task<IReadOnlyList<string>> ColumnsAsync(DeskWorld world, IReadOnlyCollection<Guid> keys)
    {
        await using var db = world.Open();
        return await StoredKeys.ColumnsAsync(db, keys, Cancelled);
    }

    public static async Task<List<string>> TextsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        List<string> texts =
        [
            .. await db.Cases.Select(row => row.Title).ToListAsync(Cancelled),
            .. await db.Accounts.Select(row => row.Name).ToListAsync(Cancelled),
            .. await db.People.Select(row => row.DisplayName).ToListAsync(Cancelled),
            .. await db.CaseEvents.Select(row => row.AttributesJson).ToListAsync(Cancelled),
            .. (await db.Attachments.Select(row => row.Content).ToListAsync(Cancelled)).Select(Convert.ToBase64String),
        ];
        texts.ShouldNotContain(ErasedText.Word);
        return [.. texts.Order(StringComparer.Ordinal)];
    }

    public static async Task AddRowsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var row = await db.Cases.SingleAsync(found => found.Id == world.Here.CaseId, Cancelled);
        db.CaseEvents.Add(PersonalRows.Event(row, 1_000));
        var message = new MessageRow
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            CaseId = row.Id,
            At = world.Database.Clock.GetUtcNow(),
            Direction = MessageDirection.Inbound,
            Channel = "email",
            ContactName = "Katrin",
            Text = "Hello.",
        };
        db.Messages.Add(message);
        db.Attachments.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = Guid.NewGuid(),
                CaseId = row.Id,
                MessageId = message.Id,
                Name = "letter.txt",
                ContentType = "text/plain",
                Size = 3,
                Content = [1, 2, 3],
            }
        );
        await db.SaveChangesAsync(Cancelled);
    }

    public static async Task AddCustomersAsync(DeskWorld world, int count)
    {
        await using var db = world.Open();
        db.Accounts.AddRange(
            Enumerable
                .Range(0, count)
                .Select(number => new AccountRow
                {
                    TenantId = world.Here.TenantId,
                    Key = FormattableString.Invariant($"customer-{number}"),
                    Name = FormattableString.Invariant($"Customer {number}"),
                })
        );
        await db.SaveChangesAsync(Cancelled);
    }

    // as another node does it, which has keys of its own in memory
    public static async Task SearchAsync(DeskWorld world, SubjectKeys node, string query)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        DatabaseSetup.Use(options, world.Get<DatabaseConnection>());
        options.UseSubjectKeys(node);
        await using var db = new ConsoleDbContext(options.Options);
        db.BindTo(world.Here.TenantId);
        db.SearchLog.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = Guid.NewGuid(),
                ActorId = world.Here.Agent.PersonId,
                At = world.Database.Clock.GetUtcNow(),
                Query = query,
                FilterJson = "{}",
                ResultsJson = "[]",
                SearchVersion = "v",
            }
        );
        await db.SaveChangesAsync(Cancelled);
    }

    public static async Task<AuditVerdict> VerifyAsync(DeskWorld world)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var verify = scope.ServiceProvider.GetRequiredService<VerifyAudit>();
        return (await verify.RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), Cancelled)).Value!;
    }

    public static async Task<string> StoredNameAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db
            .Database.SqlQuery<string>(
                $"""SELECT "Name" AS "Value" FROM "Accounts" WHERE "Key" = 'acme' AND "TenantId" = {world.Here.TenantId.ToByteArray(true)}"""
            )
            .SingleAsync(Cancelled);
    }

    public static async Task SetNameAsync(DeskWorld world, string stored)
    {
        await using var db = world.Open();
        var sql = (FormattableString)
            $"""UPDATE "Accounts" SET "Name" = {stored} WHERE "Key" = 'acme' AND "TenantId" = {world.Here.TenantId.ToByteArray(true)}""";
        (await db.Database.ExecuteSqlInterpolatedAsync(sql, Cancelled)).ShouldBe(1);
    }
}

/// <summary>Tells each line of a run at once, on its thread.</summary>
internal sealed class RenewalProgress(Action<string> report) : IProgress<string>
{
    public void Report(string value) => report(value);
}
