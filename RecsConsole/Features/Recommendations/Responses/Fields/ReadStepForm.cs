using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.Fields;

/// <summary>Reads the catalog fields of a step, prefilled from the case where possible, and who can be named in them.</summary>
public sealed class ReadStepForm(OperationScopeFactory scopes)
{
    /// <summary>The case field with its contact, as a form may prefill it.</summary>
    public const string ContactField = "Contact";

    public async Task<Result<StepFormView>> RunAsync(Actor actor, ReadStepFormRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.CaseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.CaseNotSeen);
            return await scope.DenyAsync("read.step_form", "case", request.CaseId.ToString("D"), error, cancellationToken);
        }

        var action = await db
            .Actions.AsNoTracking()
            .Published()
            .Where(found => found.Key == request.ActionKey)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var fields = action is null ? [] : FormJson.ReadFields(action.FieldsJson);
        if (fields.Count == 0 || await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return StepFormView.None;
        }

        var own = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
        _ = row.ContactName is { } contact && own.TryAdd(ContactField, contact);
        return new StepFormView(
            fields,
            fields.ToDictionary(field => field.Key, field => Proposed(field, own), StringComparer.Ordinal),
            await Colleagues.ReadAsync(scope, row, fields, cancellationToken)
        );
    }

    // Unknown values stay empty: a wrong prefilled value is worse than none, and what is recorded was said by a person. So time spent is
    // never prefilled from the catalog.
    private static string Proposed(FormField field, Dictionary<string, string> own)
    {
        if (field.From is not { } from || own.GetValueOrDefault(from) is not { } said || field.Kind == FormFieldKind.People)
        {
            return "";
        }

        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { [field.Key] = said.Trim() };
        return FormCheck.Wrong([field], typed).Count == 0 ? said.Trim() : "";
    }
}

public sealed record ReadStepFormRequest(Guid CaseId, string ActionKey);

/// <summary>A form before anything was typed.</summary>
/// <param name="Proposed">Initial value of each field, by key; empty when there is none.</param>
/// <param name="People">Who can be named in people fields; empty when there are none.</param>
public sealed record StepFormView(
    IReadOnlyList<FormField> Fields,
    IReadOnlyDictionary<string, string> Proposed,
    IReadOnlyList<Colleague> People
)
{
    public static StepFormView None { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal), []);
}
