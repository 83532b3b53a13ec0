using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>The form of the action: as requested, and as approved.</summary>
/// <param name="Fields">The catalog fields; empty when the action has none.</param>
/// <param name="Requested">Each field with its value in words.</param>
/// <param name="Typed">The requested values by key, for somebody who changes them before approving.</param>
/// <param name="People">Who can be named in people fields; empty when the reader does not decide.</param>
/// <param name="Changes">Changes made before approval, as sentences.</param>
public sealed record ApprovalFormView(
    IReadOnlyList<FormField> Fields,
    IReadOnlyList<string> Requested,
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyList<Colleague> People,
    IReadOnlyList<string> Changes
)
{
    internal static async Task<ApprovalFormView> ReadAsync(
        OperationScope scope,
        ApprovalParts parts,
        bool mayDecide,
        CancellationToken cancellationToken
    )
    {
        var fields = FormJson.ReadFields(parts.Action.FieldsJson);
        var requested = FormJson.ReadFilled(parts.Request.FieldsJson);
        var approved = FormJson.ReadFilled(parts.Request.ApprovedFieldsJson ?? parts.Request.FieldsJson);
        var named = requested.Concat(approved).SelectMany(field => field.People());
        var names = await PeopleNames.ReadAsync(scope.Db, named, cancellationToken);
        return new(
            fields,
            [.. requested.Select(field => FilledFieldLabels.Of([field], names))],
            requested.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal),
            mayDecide ? await Colleagues.ReadAsync(scope, parts.Case, fields, cancellationToken) : [],
            FilledFieldLabels.Changes(requested, approved, names)
        );
    }
}
