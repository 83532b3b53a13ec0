using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>Feedback on a search result: what someone did with it or said about it.</summary>
[PrimaryKey(nameof(TenantId), nameof(SearchId), nameof(Kind), nameof(Key), nameof(Signal))]
public sealed class SearchFeedbackRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid SearchId { get; set; }

    /// <summary>case, document or person.</summary>
    [MaxLength(20)]
    public required string Kind { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    /// <summary>opened, useful or not_useful.</summary>
    [MaxLength(20)]
    public required string Signal { get; set; }

    /// <summary>Rank at which the result was shown, from 1.</summary>
    public int Rank { get; set; }

    public DateTimeOffset At { get; set; }
}
