using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A part of the page of figures, counted ahead by a job because it takes long. Derived: may be deleted at any time.</summary>
[PrimaryKey(nameof(TenantId), nameof(Key))]
public sealed class InsightRollupRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>SHA-256 of the question: part, period, teams and language.</summary>
    [MaxLength(64)]
    public required string Key { get; set; }

    /// <summary>SHA-256 of the rules that the figures follow, such as consents and withheld fields; after a change they are counted anew.</summary>
    [MaxLength(64)]
    public required string Basis { get; set; }

    /// <summary>JSON: the content of the part.</summary>
    public required string ContentJson { get; set; }

    public DateTimeOffset CountedAt { get; set; }

    /// <summary>How long counting took, in milliseconds.</summary>
    public long CountedInMs { get; set; }
}
