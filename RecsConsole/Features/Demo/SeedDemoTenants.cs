using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Demo;

/// <summary>Writes the two demo tenants with their people, catalog, documents and simulated history; a tenant that exists is left as it is.</summary>
public sealed class SeedDemoTenants(TenantDb tenantDb, KeptHeads heads, TimeProvider clock)
{
    /// <summary>Seed of the simulated worlds.</summary>
    public const ulong Seed = 20_260_318;

    private const int BatchSize = 200;
    private readonly ConcurrentDictionary<string, Task<MadeUp>> _ahead = new(StringComparer.Ordinal);

    /// <summary>Seeds what is missing. One transaction per tenant, so that a tenant exists completely or not at all.</summary>
    /// <param name="password">Password of all demo people.</param>
    /// <param name="report">Receives progress messages.</param>
    /// <param name="isReady">Whether people may sign in to the tenants immediately; false for a caller with more to prepare.</param>
    public async Task<Result<IReadOnlyList<DemoTenantSeeded>>> RunAsync(
        string? password,
        Action<string> report,
        CancellationToken cancellationToken,
        bool isReady = true
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        return await Task.WhenAll(Begin(password, report, isReady, cancellationToken).Values);
    }

    /// <summary>The same without waiting: the tasks by tenant, so that one can be prepared while another is still being seeded.</summary>
    internal OrderedDictionary<string, Task<DemoTenantSeeded>> Begin(
        string? password,
        Action<string> report,
        bool isReady,
        CancellationToken cancellationToken
    )
    {
        // the same salt for all: the password is public anyway, and hashing it forty times would take seconds
        var hash = password is null ? null : new PasswordHasher<OperatorRow>().HashPassword(new OperatorRow(), password);
        var tenants = new OrderedDictionary<string, Task<DemoTenantSeeded>>(StringComparer.Ordinal);
        Task before = Task.CompletedTask;
        foreach (var key in DemoContentLoader.TenantKeys)
        {
            var access = new Access(hash, isReady, before);
            tenants[key] = Task.Run(() => SeedAsync(key, access, report, cancellationToken), cancellationToken);
            before = tenants[key];
        }

        return tenants;
    }

    /// <summary>
    /// Begins to make up the tenants' histories, which needs no database: while a new one is being made, a processor has nothing else to do.
    /// </summary>
    internal void BeginAhead()
    {
        foreach (var key in DemoContentLoader.TenantKeys)
        {
            _ahead.TryAdd(key, MakeUpAsync(key, CancellationToken.None));
        }
    }

    private Task<MadeUp> MakeUpAsync(string tenantKey, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var world = new SimulatedWorld(DemoContentLoader.Load(tenantKey), Seed, clock.GetUtcNow());
                return new MadeUp(world, new DemoHistory(world).Simulate());
            },
            cancellationToken
        );

    private async Task<DemoTenantSeeded> SeedAsync(
        string tenantKey,
        Access access,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        var actor = Actor.Job(DemoIds.Tenant(tenantKey));
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await db.Tenants.AnyAsync(row => row.Key == tenantKey, cancellationToken))
        {
            report($"Demo: {tenantKey} is there already");
            return new(tenantKey, AlreadyThere: true, Cases: 0, Events: 0, Seconds: 0);
        }

        // its id is the same in each database: the data folder may keep the head of an earlier one, and nothing would ever be sealed
        heads.Forget(actor.TenantId);
        report($"Demo: {tenantKey} is being made up");
        var (world, cases) = await (_ahead.TryRemove(tenantKey, out var ahead) ? ahead : MakeUpAsync(tenantKey, cancellationToken));
        await access.Before;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        await WriteTenantAsync(db, world, cases, access, cancellationToken);
        await WriteCasesAsync(db, world, cases, report, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Import, tenantKey, world.At);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(
            tenantKey,
            AlreadyThere: false,
            cases.Count,
            cases.Sum(each => each.Events.Count),
            Math.Round(watch.Elapsed.TotalSeconds, 1)
        );
    }

    private static async Task WriteTenantAsync(
        ConsoleDbContext db,
        SimulatedWorld world,
        IReadOnlyList<SimulatedCase> cases,
        Access access,
        CancellationToken cancellationToken
    )
    {
        var content = world.Content;
        var names = new DemoNames(content);
        var people = new DemoPeopleRows(content, names, world.At);
        db.Add(Tenant(content, names, world.At, access.IsReady));
        db.Add(new PermissionVersionRow { TenantId = names.TenantId, Version = 1 });
        db.AddRange(people.All(cases));
        db.AddRange(new DemoCatalogRows(content, names, world.At).All());
        await AddOperatorsAsync(db, content, names.TenantId, access.PasswordHash, cancellationToken);
        db.AddRange(content.People.Select(people.Membership));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static async Task WriteCasesAsync(
        ConsoleDbContext db,
        SimulatedWorld world,
        IReadOnlyList<SimulatedCase> cases,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var rows = new DemoCaseRows(world.Content, new DemoNames(world.Content), world.At);
        var written = 0;
        foreach (var batch in cases.Chunk(BatchSize))
        {
            await InsertAsync(db, [.. batch.SelectMany(rows.All)], cancellationToken);
            written += batch.Length;
            report(FormattableString.Invariant($"Demo: {world.Content.Tenant.Key} cases {written}/{cases.Count}"));
        }
    }

    // those that others refer to first
    private static async Task InsertAsync(ConsoleDbContext db, List<object> rows, CancellationToken cancellationToken)
    {
        var written =
            await BulkInsert.WriteAsync(db, rows.OfType<CaseRow>(), cancellationToken)
            + await BulkInsert.WriteAsync(db, rows.OfType<CaseEventRow>(), cancellationToken)
            + await BulkInsert.WriteAsync(db, rows.OfType<MessageRow>(), cancellationToken)
            + await BulkInsert.WriteAsync(db, rows.OfType<NoteRow>(), cancellationToken)
            + await BulkInsert.WriteAsync(db, rows.OfType<CaseDocumentRow>(), cancellationToken);
        if (written != rows.Count)
        {
            throw new InvalidOperationException($"Of {rows.Count} rows of cases, {written} were written: one is of a type that is not.");
        }
    }

    private static TenantRow Tenant(DemoContent content, DemoNames names, DateTimeOffset at, bool isReady) =>
        new()
        {
            Id = names.TenantId,
            Key = content.Tenant.Key,
            Name = content.Tenant.Name,
            TimeZone = content.Tenant.Calendar.TimeZone,
            Region = content.Tenant.Region,
            InputHashKey = RandomNumberGenerator.GetBytes(32),
            CreatedAt = at,
            IsReady = isReady,
        };

    /// <summary>Some people belong to both tenants with a single sign-in.</summary>
    private static async Task AddOperatorsAsync(
        ConsoleDbContext db,
        DemoContent content,
        Guid tenantId,
        string? passwordHash,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Users.Select(row => row.Id).ToListAsync(cancellationToken);
        db.AddRange(
            content
                .People.ExceptBy(known, person => DemoIds.Operator(person.Email))
                .Select(person => new OperatorRow
                {
                    Id = DemoIds.Operator(person.Email),
                    UserName = person.Email,
                    NormalizedUserName = person.Email.ToUpperInvariant(),
                    Email = person.Email,
                    NormalizedEmail = person.Email.ToUpperInvariant(),
                    EmailConfirmed = true,
                    LockoutEnabled = true,
                    DisplayName = person.Name,
                    LastTenantId = tenantId,
                    PasswordHash = passwordHash,
                    SecurityStamp = Guid.NewGuid().ToString("N"),
                    ConcurrencyStamp = Guid.NewGuid().ToString("N"),
                })
        );
    }

    /// <summary>A tenant's world and its cases, not written yet.</summary>
    private sealed record MadeUp(SimulatedWorld World, IReadOnlyList<SimulatedCase> Cases);

    /// <summary>Password hash of the people, and whether they may sign in already.</summary>
    /// <param name="Before">The tenant that is written first: people of both belong to it.</param>
    private sealed record Access(string? PasswordHash, bool IsReady, Task Before);
}
