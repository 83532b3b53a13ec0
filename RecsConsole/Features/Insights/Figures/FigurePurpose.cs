using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>Whether figures may use data fields, by the field register and the tenant's limits (R157).</summary>
internal static class FigurePurpose
{
    /// <summary>Why figures may not use these fields; null when they may.</summary>
    public static Error? Refuse(FieldLimits? limits, IEnumerable<DataField> fields) =>
        limits.Refused(fields, FieldPurpose.Analytics) is { Count: > 0 } refused
            ? Error.Forbidden(Texts.FieldsNotForFigures.With(FieldLabels.All(refused)))
            : null;

    /// <summary>The fields that a filter uses.</summary>
    public static IEnumerable<DataField> Of(InsightFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return
        [
            .. filter.Team is null ? (DataField[])[] : [DataFields.CaseTeam],
            .. filter.Role is null ? (DataField[])[] : [DataFields.PersonRoles],
            .. filter.Workflow is null ? (DataField[])[] : [DataFields.CaseType],
        ];
    }
}
