using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>The form of an action as approved: as requested, or changed by the approver.</summary>
internal static class ApprovedForm
{
    /// <summary>Records on the request what was changed; returns what is wrong with it.</summary>
    /// <param name="typed">By key of the field; null: nothing is changed.</param>
    public static async Task<Error?> WriteAsync(
        OperationScope scope,
        ApprovalParts parts,
        IReadOnlyDictionary<string, string>? typed,
        CancellationToken cancellationToken
    )
    {
        if (typed is null)
        {
            return null;
        }

        var filled = await StepFields.ReadAsync(scope, parts.Case, parts.Action, typed, cancellationToken);
        if (filled.Error is { } wrong)
        {
            return wrong;
        }

        var approved = FormJson.Write(filled.Value!) ?? FormJson.None;
        parts.Request.ApprovedFieldsJson = string.Equals(approved, parts.Request.FieldsJson ?? FormJson.None, StringComparison.Ordinal)
            ? null
            : approved;
        return null;
    }
}
