namespace RecsConsole.Platform.Web;

/// <summary>The origins whose pages may show this answer in a frame. A request without it, or with none, is answered for no frame at all.</summary>
public sealed record FrameParents(IReadOnlyList<string> Origins);
