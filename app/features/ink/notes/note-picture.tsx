import { MessageSquareText } from 'lucide-react'

/** What stands for a note on its page, in the colour around it. `small`: on a page that is shown as a whole. */
export const NotePicture = ({ small = false }) => <MessageSquareText aria-hidden className={`${small ? 'size-5' : 'size-7'} fill-white drop-shadow-sm`} />
