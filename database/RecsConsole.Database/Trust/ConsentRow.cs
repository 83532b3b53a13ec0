using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A consent given or withdrawn by a customer or a person for the use of a class of data; the newest one per subject and class applies.
/// Insert-only.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(DataClass), nameof(SubjectKind), nameof(SubjectKey))]
public sealed class ConsentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Ids are ordered by the time of recording.</summary>
    public Guid Id { get; set; }

    /// <summary>Class of data: customers or people.</summary>
    [MaxLength(20)]
    public required string DataClass { get; set; }

    /// <summary>account or person.</summary>
    [MaxLength(20)]
    public required string SubjectKind { get; set; }

    /// <summary>Key of an account, id of a person in its 36-character form.</summary>
    [MaxLength(100)]
    public required string SubjectKey { get; set; }

    /// <summary>False: withdrawn, or refused.</summary>
    public bool IsGiven { get; set; }

    /// <summary>The channel: paper, spoken or online.</summary>
    [MaxLength(20)]
    public required string Channel { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid RecordedById { get; set; }
}
