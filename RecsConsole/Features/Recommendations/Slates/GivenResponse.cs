using RecsConsole.Components.Dialogs;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>An accepted response, with the message to show.</summary>
public sealed record GivenResponse(ResponseKind Kind, SlateKind ItemKind, string? ItemId, ToastMessage Said);
