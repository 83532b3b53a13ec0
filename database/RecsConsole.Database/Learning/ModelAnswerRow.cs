using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>How often an optional model did one thing for a tenant within an hour, over all nodes.</summary>
[PrimaryKey(nameof(TenantId), nameof(Hour), nameof(Model), nameof(Outcome))]
public sealed class ModelAnswerRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Start of the hour.</summary>
    public DateTimeOffset Hour { get; set; }

    public ModelUse Model { get; set; }

    public ModelOutcome Outcome { get; set; }

    public long Count { get; set; }
}
