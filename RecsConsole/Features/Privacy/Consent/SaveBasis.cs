using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>
/// Sets the legal basis for a class of data, as a new version of the settings. If it is consent, those who have not given it are left out
/// at once.
/// </summary>
public sealed class SaveBasis(OperationScopeFactory scopes, TenantConfigurationWriter writer)
{
    private const string Name = "save.basis";

    public async Task<Result<string>> RunAsync(Actor actor, SaveBasisRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length < EraseSubject.ShortestReason || why.Length > Fields.SaveFields.MaxCharacters)
        {
            return Error.Invalid(Texts.FieldsWhy.With(EraseSubject.ShortestReason, Fields.SaveFields.MaxCharacters));
        }

        if (!Enum.IsDefined(request.Class) || !Enum.IsDefined(request.Basis) || !IsAllowedBasis(request.Class, request.Basis))
        {
            return Error.Invalid(Texts.NotByConsent);
        }

        var before = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        if (before.Version != request.SeenVersion)
        {
            return Error.Conflict(Texts.FieldsChanged);
        }

        var after = before with { Part = before.Part with { Version = before.Version + 1 }, Bases = With(before.Bases, request) };
        return await writer.TryWriteAsync(scope.Db, actor, new(before, after, why, Name), cancellationToken)
            ? Texts.FieldsSaved.With(after.Version)
            : Error.Conflict(Texts.FieldsChanged);
    }

    private static bool IsAllowedBasis(FieldClass of, LegalBasis basis) =>
        basis is not LegalBasis.Consent || ClassBasis.ByConsent.Contains(of);

    private static List<ClassBasis>? With(IReadOnlyList<ClassBasis>? before, SaveBasisRequest request)
    {
        var all = (before ?? []).Where(each => each.Class != request.Class).ToList();
        if (request.Basis is not LegalBasis.Unstated)
        {
            all.Add(new(request.Class, request.Basis));
        }

        return all.Count == 0 ? null : [.. all.OrderBy(each => each.Class)];
    }
}

/// <param name="SeenVersion">Version of the settings that was on screen.</param>
/// <param name="Why">Stored with the version.</param>
public sealed record SaveBasisRequest(int SeenVersion, FieldClass Class, LegalBasis Basis, string Why);
