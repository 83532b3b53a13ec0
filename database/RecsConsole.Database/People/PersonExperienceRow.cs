using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A person's cases worked and solved per issue type, counted from the log (empty issue type: all cases without one).</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId), nameof(IssueType))]
public sealed class PersonExperienceRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    [MaxLength(100)]
    public required string IssueType { get; set; }

    public int WorkedCases { get; set; }

    public int SolvedCases { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
