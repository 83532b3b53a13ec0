using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Features.Recommendations.Responses.HandingOver;
using RecsConsole.Features.Recommendations.Responses.Solving;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Adds what a step records from its form: how the case was solved, the new assignee, the message, the fields.</summary>
public sealed class StepRecord(StepMessage messages, DocumentThatSolved documents)
{
    /// <summary>Adds the notes and the message written with it; returns the action to perform, or what is missing in the form.</summary>
    internal async Task<Result<PerformedAction>> AddAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        CancellationToken cancellationToken
    )
    {
        var solution = await SolutionNote.AddAsync(scope.Db, context, row, action, step, cancellationToken);
        if (solution.Error is { } untold)
        {
            return untold;
        }

        if (solution.Value is not null && await documents.AddAsync(scope.Db, context, cancellationToken) is { } unread)
        {
            return unread;
        }

        var form = FormOf(row, action, step);
        var recipient = await CaseRecipient.FindAsync(scope, context, row, action, form, cancellationToken);
        if (recipient.Error is { } nobody)
        {
            return nobody;
        }

        var written = await messages.AddAsync(scope, context, row, action, cancellationToken);
        if (written.Error is { } unwritten)
        {
            return unwritten;
        }

        var filled = await StepFields.ReadAsync(scope, row, action, context.Request.Fields, cancellationToken);
        if (filled.Error is { } unfilled)
        {
            return unfilled;
        }

        return Of(context) with
        {
            Attributes = form == StepForm.Person ? await HandOverNote.AddAsync(scope.Db, context, row, cancellationToken) : written.Value!,
            Fields = filled.Value!,
            HandTo = recipient.Value,
            Solution = solution.Value,
        };
    }

    private static StepForm FormOf(CaseRow row, ActionRow action, StepTransition step) =>
        StepForms.Of(
            waitsForApproval: false,
            step.Machine.Solves(row.Status, action.Key),
            action.Handover,
            StepForms.Writes(action.IsCustomerContact, action.Channel)
        );

    private static PerformedAction Of(ResponseContext context) =>
        new(CaseSteps.EventKeyOf(context.Request.ResponseId), context.Actor.PersonOrNull, context.At)
        {
            DecisionId = context.Decision.Id,
            SuggestedConfidence = context.Request.Kind == ResponseKind.Accept ? context.Item?.Confidence : null,
        };
}
