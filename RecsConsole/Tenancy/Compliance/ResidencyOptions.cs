using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Tenancy.Compliance;

/// <summary>Where this installation is.</summary>
public sealed class ResidencyOptions
{
    public const string Section = "Residency";

    /// <summary>
    /// The region in which its servers keep data and models, such as EU. A tenant may be limited to this region and to no other; null: to
    /// none.
    /// </summary>
    [MaxLength(20)]
    public string? Region { get; set; }
}
