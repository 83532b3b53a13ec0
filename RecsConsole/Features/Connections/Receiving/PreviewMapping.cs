using System.Text;
using RecsConsole.Access;
using RecsConsole.Connectors.Events;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>Shows what a mapping finds in a sample event. Stores nothing.</summary>
public sealed class PreviewMapping(OperationScopeFactory scopes)
{
    private const string Name = "preview.mapping";

    public async Task<Result<MappingPreview>> RunAsync(Actor actor, PreviewMappingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (request.Sample.Length > ReceiveDelivery.LongestBody)
        {
            return Error.Invalid(Texts.EventTooLarge.With(ReceiveDelivery.LongestBody / 1_000_000));
        }

        var (mapping, sample) = (TicketMapping.Read(request.Mapping), Encoding.UTF8.GetBytes(request.Sample));
        var read = TicketReading.Read(mapping, sample);
        return new MappingPreview(TicketReading.Values(mapping, sample), read.Error?.Message, read.Value?.Status);
    }
}

/// <param name="Mapping">Lines, as <see cref="TicketMapping"/> reads them.</param>
/// <param name="Sample">The body of an event.</param>
public sealed record PreviewMappingRequest(string Mapping, string Sample);

/// <summary>What a mapping finds in an event.</summary>
/// <param name="Problem">Why the event could not be applied; null when it could.</param>
/// <param name="Status">The ticket's status in the event.</param>
public sealed record MappingPreview(IReadOnlyList<MappedValue> Values, string? Problem, string? Status);
