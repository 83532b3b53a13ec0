using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A part many snapshots share (catalog, people, configuration, workflow), stored once under the hash of its canonical bytes.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Hash))]
public sealed class SnapshotPartRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(64)]
    public required string Hash { get; set; }

    [MaxLength(40)]
    public required string Kind { get; set; }

    /// <summary>Brotli.</summary>
    public required byte[] Content { get; set; }
}
