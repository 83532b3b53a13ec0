using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>What the form of the action says: as it was requested, and as it was approved.</summary>
/// <param name="Fields">As the catalog names them; empty where the action asks for nothing.</param>
/// <param name="Requested">Each field with its words.</param>
/// <param name="Typed">What was requested, by key, for somebody who changes it before approving.</param>
/// <param name="People">Whom a field of people may name; empty where the reader does not decide.</param>
/// <param name="Changes">What was changed before it was approved, as sentences.</param>
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
