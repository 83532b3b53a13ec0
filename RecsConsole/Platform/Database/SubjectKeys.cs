using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Platform.Database;

/// <summary>
/// The encryption keys of this installation's subjects. The database stores them, wrapped by the installation's own keys in the data
/// folder: neither alone decrypts a text.
/// </summary>
public sealed class SubjectKeys : ISubjectKeys, IDisposable
{
    /// <summary>Names the installation's keys that wrap them.</summary>
    public const string Purpose = "RecsConsole.SubjectKeys";

    private const int SecretLength = 32;

    private static readonly CompiledRead<Func<ConsoleDbContext, string, string, CancellationToken, Task<SubjectKeyRow?>>> s_key = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, string kind, string key, CancellationToken _) =>
                db.SubjectKeys.AsNoTracking().FirstOrDefault(row => row.SubjectKind == kind && row.SubjectKey == key)
        )
    );

    private readonly IDataProtector _wrapping;
    private readonly DatabaseConnection _connection;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(Guid Tenant, SubjectName Subject), KnownKey> _known = new();

    public SubjectKeys(IDataProtectionProvider protection, DatabaseConnection connection, TimeProvider clock)
    {
        _wrapping = protection.CreateProtector(Purpose);
        _connection = connection;
        _clock = clock;
        OpenKeys.AddDatabase(this, Find);
    }

    public SubjectKey? Known(Guid tenantId, SubjectName subject) => _known.GetValueOrDefault((tenantId, subject))?.Key;

    public SubjectKey Unwrap(SubjectKeyRow row, bool isCommitted)
    {
        ArgumentNullException.ThrowIfNull(row);
        var key = new SubjectKey(row.Id, row.WrappedKey is { } wrapped ? _wrapping.Unprotect(wrapped) : null);
        OpenKeys.Put(key);
        if (isCommitted)
        {
            // a row that was read before its key was replaced may come here after the one that replaced it
            _known.AddOrUpdate(
                (row.TenantId, new(row.SubjectKind, row.SubjectKey)),
                new KnownKey(key, row.CreatedAt),
                (_, known) => known.CreatedAt > row.CreatedAt ? known : new(key, row.CreatedAt)
            );
        }

        return key;
    }

    public (SubjectKeyRow Row, SubjectKey Key) Create(Guid tenantId, SubjectName subject)
    {
        var key = new SubjectKey(Guid.CreateVersion7(_clock.GetUtcNow()), RandomNumberGenerator.GetBytes(SecretLength));
        OpenKeys.Put(key);
        var row = new SubjectKeyRow
        {
            TenantId = tenantId,
            Id = key.Id,
            SubjectKind = subject.Kind,
            SubjectKey = subject.Key,
            WrappedKey = _wrapping.Protect(key.Secret!),
            CreatedAt = _clock.GetUtcNow(),
        };
        return (row, key);
    }

    /// <summary>
    /// The key for storing texts about a subject; creates and stores it if there is none. Runs outside any transaction, for callers that
    /// must not wait for a key later.
    /// </summary>
    public async Task<SubjectKey> EnsureAsync(TenantDb tenantDb, Actor actor, SubjectName subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenantDb);
        ArgumentNullException.ThrowIfNull(actor);
        if (Known(actor.TenantId, subject) is { } known)
        {
            return known;
        }

        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await ReadAsync(db, subject, cancellationToken) is { } stored)
        {
            return stored;
        }

        await StoreAsync(db, subject, cancellationToken);
        db.ChangeTracker.Clear();
        return await ReadAsync(db, subject, cancellationToken)
            ?? throw new InvalidOperationException("The key of a subject could not be stored.");
    }

    /// <summary>Drops the cached key of a destroyed row, whichever node destroyed it.</summary>
    public void Forget(SubjectKeyRow destroyed) => Unwrap(destroyed, isCommitted: true);

    /// <summary>Drops the cached key of a row that is no more, which nothing is encrypted with.</summary>
    public static void Forget(Guid id) => OpenKeys.Forget(id);

    public void Dispose() => OpenKeys.RemoveDatabase(this);

    // in turn: whoever needs the key at the same time, on any node, finds the row instead of failing on it
    private async Task StoreAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (await s_key.For(db)(db, subject.Kind, subject.Key, cancellationToken) is not null)
        {
            return;
        }

        db.SubjectKeys.Add(Create(db.TenantId, subject).Row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // whoever stores rows of the subject out of turn was first, or the database cannot be written: the caller reads which
        }
    }

    private async Task<SubjectKey?> ReadAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken) =>
        await s_key.For(db)(db, subject.Kind, subject.Key, cancellationToken) is { } row ? Unwrap(row, isCommitted: true) : null;

    // Reading a column is synchronous, so the first unknown key of a tenant loads all of that tenant's keys.
    private SubjectKey? Find(Guid id)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseIdentitySchema();
        DatabaseSetup.Use(options, _connection);
        using var db = new ConsoleDbContext(options.Options);
        var rows = db.SubjectKeys.AsNoTracking().IgnoreQueryFilters([ConsoleDbContext.TenantFilter]);
        var tenant = rows.Where(row => row.Id == id).Select(row => (Guid?)row.TenantId).FirstOrDefault();
        if (tenant is null)
        {
            return null;
        }

        SubjectKey? found = null;
        foreach (var row in rows.Where(row => row.TenantId == tenant))
        {
            var key = Unwrap(row, isCommitted: true);
            found = row.Id == id ? key : found;
        }

        return found;
    }

    private sealed record KnownKey(SubjectKey Key, DateTimeOffset CreatedAt);
}
