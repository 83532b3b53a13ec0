namespace RecsConsole.Tenancy.Compliance;

/// <summary>A tenant's profile and the uses it has documented; part of its settings.</summary>
/// <param name="Uses">Null when none is documented.</param>
public sealed record TenantCompliance(ComplianceProfile Profile, IReadOnlyList<DocumentedUse>? Uses)
{
    /// <summary>Of a tenant that has chosen nothing.</summary>
    public static TenantCompliance None { get; } = new(ComplianceProfile.General, null);

    /// <summary>The class of a use under the profile. The only place that says which use is which.</summary>
    public UseClass ClassOf(DataUse use) =>
        use switch
        {
            // suggestions rank people by what fits a case: that says nothing about how well they work
            DataUse.PerformanceReview or DataUse.Discipline => UseClass.Prohibited,
            DataUse.Hiring when Profile is ComplianceProfile.Hr => UseClass.Prohibited,
            DataUse.Hiring or DataUse.Credit => UseClass.NeedsDocumentation,
            _ => UseClass.Permitted,
        };

    /// <summary>Whether data may be put to the use now.</summary>
    public bool Allows(DataUse use) =>
        ClassOf(use) switch
        {
            UseClass.Permitted => true,
            UseClass.NeedsDocumentation => DocumentationOf(use) is not null,
            _ => false,
        };

    public DocumentedUse? DocumentationOf(DataUse use) => (Uses ?? []).FirstOrDefault(each => each.Use == use);

    /// <summary>The same with the documentation of one use replaced.</summary>
    public TenantCompliance With(DocumentedUse documented) =>
        this with
        {
            Uses = [.. (Uses ?? []).Where(each => each.Use != documented.Use).Append(documented).OrderBy(each => each.Use)],
        };
}

/// <summary>A use whose risk was assessed.</summary>
/// <param name="Text">What was assessed and which measures were taken, in the tenant's words.</param>
public sealed record DocumentedUse(DataUse Use, string Text, DateTimeOffset At);
