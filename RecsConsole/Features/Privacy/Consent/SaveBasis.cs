using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>
/// Sends the legal basis for a class of data to a second person. If it is consent, those who have not given it are left out once it is in
/// force.
/// </summary>
public sealed class SaveBasis(OperationScopeFactory scopes, GovernedChanges changes, GovernedBases part)
{
    public async Task<Result<string>> RunAsync(Actor actor, SaveBasisRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "save.basis", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        GovernedEdit<BasisRule> edit = new(
            Consents.CodeOf(request.Class),
            request.SeenVersion,
            request.Why,
            _ => new BasisRule(request.Basis)
        );
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="SeenVersion">Version of the settings that was on screen.</param>
/// <param name="Why">Stored with the version.</param>
public sealed record SaveBasisRequest(int SeenVersion, FieldClass Class, LegalBasis Basis, string Why);
