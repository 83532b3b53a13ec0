using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// The newest head of each chain that this node saw, in the data folder: whoever owns the database can remove the newest links or rewrite a
/// chain, but not this copy. The sealer builds on nothing that does not contain it (<see cref="TrustedHead"/>), so what was removed stays
/// provable.
/// </summary>
public sealed partial class KeptHeads(DataFolder dataFolder, ILogger<KeptHeads> logger)
{
    private const string Folder = "audit-heads";

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

    /// <summary>Keeps a tenant's newest head, which is committed and was built on the one that is kept.</summary>
    public void Keep(Guid tenantId, AuditHead newest)
    {
        if (newest.Number > Read(tenantId).Number)
        {
            TryWrite(tenantId, newest);
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

    /// <summary>Forgets the head of a tenant that is made anew: it is of another database, and no chain of this one can contain it.</summary>
    public void Forget(Guid tenantId)
    {
        if (File.Exists(PathOf(tenantId)))
        {
            File.Delete(PathOf(tenantId));
        }
    }

    /// <summary>Whether the chain of the context's tenant contains this head.</summary>
    public static Task<bool> IsInChainAsync(ConsoleDbContext db, AuditHead head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.AuditLinks.AnyAsync(link => link.Number == head.Number && link.Hash == head.Hash, cancellationToken);
    }

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

    [LoggerMessage(EventId = 116, Level = LogLevel.Error, Message = "The head of the audit chain of tenant {TenantId} could not be kept")]
    private partial void LogNotKept(Exception exception, Guid tenantId);
}
