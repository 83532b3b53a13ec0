using RecsConsole.Components.Pages;

namespace RecsConsole.Components.States;

/// <summary>The shape of a page before any of its content is known.</summary>
public enum PageOutline
{
    List,
    Queue,
    Case,
    Detail,
    Inbox,
    Work,
    Figures,
    Board,
    Models,
    Settings,
    Trace,
    Search,
}

/// <summary>Sets the outline of a page whose base class does not imply it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutlineAttribute(PageOutline outline) : Attribute
{
    public PageOutline Outline { get; } = outline;

    /// <summary>The outline of a page type: the one in its attribute, otherwise that of a list, or of an object or form.</summary>
    public static PageOutline Of(Type? page)
    {
        if (page?.GetCustomAttributes(typeof(OutlineAttribute), inherit: true) is [OutlineAttribute named, ..])
        {
            return named.Outline;
        }

        for (var type = page; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListPage<,>))
            {
                return PageOutline.List;
            }
        }

        return PageOutline.Detail;
    }
}
