using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// The newest head of each chain that this node saw, in the data folder: whoever owns the database can remove the newest links or rewrite a
/// chain, but not this copy. A head is replaced only while the chain still contains it, so what was removed stays provable.
/// </summary>
public sealed partial class KeptHeads(DataFolder dataFolder, ILogger<KeptHeads> logger)
{
    private const string Folder = "audit-heads";

    private readonly ConcurrentDictionary<Guid, AuditHead> _reported = new();

    /// <summary>The head kept for a tenant; of an empty chain when there is none.</summary>
    public AuditHead Read(Guid tenantId)
    {
        try
        {
            return AuditHead.Parse(File.ReadAllText(PathOf(tenantId)).Trim()) ?? AuditHead.None;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return AuditHead.None;
        }
    }

    /// <summary>Keeps the newest head of the context's tenant, which is committed.</summary>
    public async Task KeepAsync(ConsoleDbContext db, AuditHead newest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var kept = Read(db.TenantId);
        if (kept.Number > 0 && !await ContainsAsync(db, kept, cancellationToken))
        {
            if (!_reported.TryGetValue(db.TenantId, out var reported) || reported != kept)
            {
                _reported[db.TenantId] = kept;
                LogRewritten(db.TenantId, kept.Number, newest.Number);
            }

            return;
        }

        if (newest.Number > kept.Number)
        {
            TryWrite(db.TenantId, newest);
        }
    }

    /// <summary>Forgets all heads: the database was replaced by a backup.</summary>
    public void Clear()
    {
        if (Directory.Exists(dataFolder.In(Folder)))
        {
            Directory.Delete(dataFolder.In(Folder), recursive: true);
        }
    }

    private static Task<bool> ContainsAsync(ConsoleDbContext db, AuditHead head, CancellationToken cancellationToken) =>
        db.AuditLinks.AnyAsync(link => link.Number == head.Number && link.Hash == head.Hash, cancellationToken);

    // the older copy still proves what was sealed before it
    private void TryWrite(Guid tenantId, AuditHead head)
    {
        try
        {
            dataFolder.PrivateFolder(Folder);
            var part = $"{PathOf(tenantId)}.{Guid.NewGuid():N}";
            File.WriteAllText(part, head.ToString());
            File.Move(part, PathOf(tenantId), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e, tenantId);
        }
    }

    private string PathOf(Guid tenantId) => Path.Combine(dataFolder.In(Folder), tenantId.ToString("N"));

    [LoggerMessage(
        EventId = 114,
        Level = LogLevel.Critical,
        Message = "The audit chain of tenant {TenantId} does not contain link {Kept} as it was kept; it now ends at {Newest}. It was rewritten or cut off."
    )]
    private partial void LogRewritten(Guid tenantId, long kept, long newest);

    [LoggerMessage(EventId = 116, Level = LogLevel.Error, Message = "The head of the audit chain of tenant {TenantId} could not be kept")]
    private partial void LogNotKept(Exception exception, Guid tenantId);
}
