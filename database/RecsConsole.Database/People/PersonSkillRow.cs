using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A stated skill of a person, level 1 (some) to 5 (authority).</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId), nameof(Skill))]
public sealed class PersonSkillRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    [MaxLength(100)]
    public required string Skill { get; set; }

    public int Level { get; set; }
}
