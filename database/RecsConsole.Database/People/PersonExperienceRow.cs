using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>What the log shows a person did: cases worked and solved per issue type (empty issue type: all that have none).</summary>
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
